import encodeQR from "qr";
import { expect, test } from "vitest";
import { readPicture } from "../groups/reader";

/** A code as a camera would see it: dark on light, each module some pixels wide. */
function picture(text: string, scale: number, dark = 0, light = 255): { data: Uint8ClampedArray; width: number; height: number } {
  const rows = encodeQR(text, "raw", { border: 4 });
  const side = rows.length * scale;
  const data = new Uint8ClampedArray(side * side * 4);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const value = rows[Math.floor(y / scale)]?.[Math.floor(x / scale)] ? dark : light;
      data.set([value, value, value, 255], (y * side + x) * 4);
    }
  }
  return { data, width: side, height: side };
}

test.each(["7K2M-9QXA-04TP-ZD3E", "https://shop.example/visit?place=bund&code=123456", "https://店.example/寻宝"])("reads %s without the browser's help", (text) => {
  expect(readPicture(picture(text, 4))).toBe(text);
  expect(readPicture(picture(text, 7, 60, 200))).toBe(text);
});

test("a picture without a code is nothing", () => {
  expect(readPicture({ data: new Uint8ClampedArray(100 * 100 * 4).fill(200), width: 100, height: 100 })).toBeNull();
});
