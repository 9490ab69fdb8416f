/** Somebody without a name: a person of their own for one play, whom nothing ties to the shopper. */
import { App } from "../core/app";
import type { Keeping } from "../core/storage";

/** The same page and shop, another person. Who that is stays in this browser, so that a reply can be gone on with. */
export function maskOf(app: App, play: string): App {
  return new App({ ...app.config, token: null, keeping: apart(app.keeping, `antiphon:mask:${play}:`) });
}

/** A storage in which every name has another beginning. */
export function apart(keeping: Keeping, beginning: string): Keeping {
  return {
    get: (name) => keeping.get(beginning + name),
    set: (name, value) => keeping.set(beginning + name, value),
    remove: (name) => keeping.remove(beginning + name),
  };
}
