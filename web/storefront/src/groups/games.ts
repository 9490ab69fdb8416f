/** Mini-games: fetched by the first script when one is on the page. */
import { takeApp } from "../core/app";
import { MiniGamePart } from "../mini-game/mini-game-part";

takeApp();
if (!customElements.get("antiphon-mini-game")) customElements.define("antiphon-mini-game", MiniGamePart);
