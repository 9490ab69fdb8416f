/** The colours of the console, in light and dark. One brand colour, for action only; one for warning, one for loss. */

export type Mode = "light" | "dark";

export interface Palette {
  ground: string;
  surface: string;
  sunken: string;
  hover: string;
  line: string;
  lineStrong: string;
  ink: string;
  ink2: string;
  ink3: string;
  brand: string;
  brandHover: string;
  brandSoft: string;
  onBrand: string;
  warn: string;
  warnSoft: string;
  warnLine: string;
  loss: string;
  lossSoft: string;
  lossLine: string;
  shadow: string;
}

export const PALETTES: Record<Mode, Palette> = {
  light: {
    ground: "#f6f6f3",
    surface: "#ffffff",
    sunken: "#f4f4f0",
    hover: "#f7f7f4",
    line: "#e5e4de",
    lineStrong: "#8d8c85",
    ink: "#1b1d1f",
    ink2: "#50545a",
    ink3: "#676b72",
    brand: "#0b6e69",
    brandHover: "#095b57",
    brandSoft: "#e2f1ef",
    onBrand: "#ffffff",
    warn: "#8f5400",
    warnSoft: "#fdf3e1",
    warnLine: "#ecd09c",
    loss: "#b3261e",
    lossSoft: "#fcedeb",
    lossLine: "#efc1bc",
    shadow: "0 1px 2px rgb(20 22 24 / 5%), 0 8px 28px rgb(20 22 24 / 10%)",
  },
  dark: {
    ground: "#111315",
    surface: "#191c1f",
    sunken: "#141719",
    hover: "#202428",
    line: "#2b3035",
    lineStrong: "#747c84",
    ink: "#eceef0",
    ink2: "#b4bac1",
    ink3: "#979ea6",
    brand: "#5cc2b8",
    brandHover: "#7ad3ca",
    brandSoft: "#15332f",
    onBrand: "#04211e",
    warn: "#e7b05c",
    warnSoft: "#33270f",
    warnLine: "#5c471b",
    loss: "#f2938b",
    lossSoft: "#381d1b",
    lossLine: "#6b3531",
    shadow: "0 1px 2px rgb(0 0 0 / 40%), 0 10px 32px rgb(0 0 0 / 55%)",
  },
};

/** Series colours that stay apart for the common kinds of colour blindness (after Okabe and Ito), and on both grounds. */
export const SERIES: Record<Mode, readonly string[]> = {
  light: ["#0072b2", "#c25500", "#00845f", "#a64d86", "#8a6d00", "#2f9bd6", "#63666b"],
  dark: ["#5aaee6", "#ec8b45", "#35b48e", "#d68bbb", "#d6b53c", "#9bd2f5", "#a3a8ae"],
};

/** One hue from little to much, for grids. */
export const RAMP: Record<Mode, readonly string[]> = {
  light: ["#f1f5f9", "#d6e6f2", "#a9cde6", "#6dabd3", "#2875aa", "#0a5a92"],
  dark: ["#1d2429", "#1f3646", "#214c66", "#246689", "#3587b3", "#6fb7dd"],
};
