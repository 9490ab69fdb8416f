"""`tools/take_pictures.py` finds what it pictures on a demo, whatever else has happened there since."""

from playwright.sync_api import Browser

from tests.browser.console import Office, open_desk
from tools.take_pictures import find_wheel, find_win


def test_a_win_is_found_though_much_was_moved_since(browser: Browser, demo_url: str) -> None:
    office = Office(demo_url)
    with open_desk(browser, demo_url) as desk:
        api = f"{demo_url}/api/w/demo"
        wheel = find_wheel(desk.context, api)
        won = office.read(f"/ledger/transfers/{find_win(desk.context, api, wheel)}")["transfer"]
    office.close()
    assert (won["source"], won["because"]) == (f"play:{wheel}", "won")
