/** Makes elements. Texts only ever become text nodes, so nothing that a shop's data says is read as markup. */

export type Child = Node | string | number | null | undefined | false;
type Value = string | number | boolean | null | undefined | ((event: Event) => void);
export type Props = Readonly<Record<string, Value>>;

const SVG = "http://www.w3.org/2000/svg";

export function h<K extends keyof HTMLElementTagNameMap>(tag: K, props: Props = {}, ...children: readonly Child[]): HTMLElementTagNameMap[K] {
  return dress(document.createElement(tag), props, children);
}

export function svg<K extends keyof SVGElementTagNameMap>(tag: K, props: Props = {}, ...children: readonly Child[]): SVGElementTagNameMap[K] {
  return dress(document.createElementNS(SVG, tag), props, children);
}

function dress<E extends Element>(element: E, props: Props, children: readonly Child[]): E {
  for (const [name, value] of Object.entries(props)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(name, String(value));
  }
  element.append(...present(children));
  return element;
}

/** Children without the gaps that conditions leave. */
export function present(children: readonly Child[]): (Node | string)[] {
  return children.filter((child) => child !== null && child !== undefined && child !== false).map((child) => (child instanceof Node ? child : String(child)));
}

/** Put these in, unless they are there already: what is taken out and put back loses focus, pointer and motion. */
export function place(host: HTMLElement, nodes: readonly (Node | string)[]): void {
  const same = nodes.length === host.childNodes.length && nodes.every((node, index) => node === host.childNodes[index]);
  if (!same) host.replaceChildren(...nodes);
}

/** Whether the reader asked for less motion. */
export function isStill(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

const sheets = new Map<string, CSSStyleSheet>();

/** Style a shadow root. Made in script, so that a page's Content-Security-Policy need not allow inline styles. */
export function adopt(root: ShadowRoot, ...texts: readonly string[]): void {
  try {
    root.adoptedStyleSheets = texts.map((text) => {
      let sheet = sheets.get(text);
      if (!sheet) {
        sheet = new CSSStyleSheet();
        sheet.replaceSync(text);
        sheets.set(text, sheet);
      }
      return sheet;
    });
  } catch {
    root.append(h("style", {}, texts.join("\n"))); // browsers before 2023
  }
}
