import { expect, test } from "vitest";
import { followedCard } from "./followed";

test("the address of a shared card names the play and who shared it", () => {
  const by = "AbC-_0123456789abcdefg";
  expect(followedCard(`?x=1&antiphon_card=ply_01abc&antiphon_by=${by}`)).toEqual({ play: "ply_01abc", by });
});

test("anything else names nobody", () => {
  for (const search of ["", "?antiphon_card=ply_1", "?antiphon_by=AbC-_0123456789abcdefg", "?antiphon_card=../x&antiphon_by=AbC-_0123456789abcdefg", "?antiphon_card=ply_1&antiphon_by=short"]) {
    expect(followedCard(search)).toBeNull();
  }
});
