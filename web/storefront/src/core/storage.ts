/** Keeps small texts between visits; where the browser forbids that, for as long as the page is open. */
export interface Keeping {
  get(name: string): string | null;
  set(name: string, value: string): void;
  remove(name: string): void;
}

/** Over a browser's storage. Any of its calls may throw (denied, full, private mode); then memory takes its place. */
export function keep(open: () => Storage): Keeping {
  const memory = new Map<string, string>();
  const attempt = <T>(work: (storage: Storage) => T): T | undefined => {
    try {
      return work(open());
    } catch {
      return undefined;
    }
  };
  return {
    get: (name) => memory.get(name) ?? attempt((storage) => storage.getItem(name)) ?? null,
    set(name, value) {
      if (attempt((storage) => (storage.setItem(name, value), true))) memory.delete(name);
      else memory.set(name, value);
    },
    remove(name) {
      memory.delete(name);
      attempt((storage) => storage.removeItem(name));
    },
  };
}

/** A value kept as JSON; what cannot be read counts as absent. */
export function readJson(keeping: Keeping, name: string): unknown {
  try {
    return JSON.parse(keeping.get(name) ?? "null");
  } catch {
    return null;
  }
}

/** A random name that nobody else will choose. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
