/** Reads a QR code with the camera, where the browser knows how (BarcodeDetector); elsewhere people type. */

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
type DetectorMaker = new (options: { formats: string[] }) => Detector;

const LOOK_MS = 180;

function maker(): DetectorMaker | null {
  return (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector ?? null;
}

/** Whether this browser and this page may use a camera at all. */
export function hasCamera(): boolean {
  const media = navigator.mediaDevices as MediaDevices | undefined; // missing where the page is not https
  return maker() !== null && media?.getUserMedia !== undefined;
}

/** Shows the camera in `video` until something is read (its text) or `stop` aborts (null). Throws when the camera is refused. */
export async function readCode(video: HTMLVideoElement, stop: AbortSignal): Promise<string | null> {
  const Maker = maker();
  if (!Maker) return null;
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  try {
    const detector = new Maker({ formats: ["qr_code"] });
    video.srcObject = stream;
    await video.play();
    while (!stop.aborted) {
      const found = await detector.detect(video);
      const first = found[0]?.rawValue;
      if (first) return first;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}
