/** Reads QR codes where the browser does not know how: fetched when somebody opens the camera there, from the same server as the rest. */
import { decodeQR } from "qr/decode.js";

/** What the picture says; null when there is no code in it. */
export function readPicture(picture: { readonly data: Uint8ClampedArray; readonly width: number; readonly height: number }): string | null {
  try {
    return decodeQR(picture) || null;
  } catch {
    return null; // it throws whenever it sees no code
  }
}
