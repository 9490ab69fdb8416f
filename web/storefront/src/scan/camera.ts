/** Reads a QR code with the camera: by the browser where it knows how (BarcodeDetector), else by a script of our own that is fetched then. */

interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>;
}
interface DetectorMaker {
  new (options: { formats: string[] }): Detector;
  getSupportedFormats?(): Promise<string[]>;
}
type Look = (video: HTMLVideoElement) => Promise<string | null>;
interface Reader {
  readPicture(picture: ImageData): string | null;
}

const LOOK_MS = 150;
const SIDE = 640; // pixels that are looked at: enough for a code that fills a third of the picture, little enough for an old phone

/** Whether this page may use a camera at all; browsers keep it from pages that are not https. */
export function hasCamera(): boolean {
  return (navigator.mediaDevices as MediaDevices | undefined)?.getUserMedia !== undefined;
}

/** Shows the camera in `video` until something is read (its text) or `stop` aborts (null). Throws when the camera is refused. */
export async function readCode(video: HTMLVideoElement, stop: AbortSignal, origin: string): Promise<string | null> {
  const look = looker(origin); // fetched while the person is asked for the camera
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
  try {
    video.muted = true;
    video.srcObject = stream;
    await video.play();
    const see = await look;
    while (!stop.aborted) {
      const found = video.videoWidth ? await see(video) : null;
      if (found) return found;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    return null;
  } finally {
    for (const track of stream.getTracks()) track.stop();
    video.srcObject = null;
  }
}

async function looker(origin: string): Promise<Look> {
  const Maker = (globalThis as { BarcodeDetector?: DetectorMaker }).BarcodeDetector;
  const formats = await Maker?.getSupportedFormats?.().catch(() => [] as string[]);
  if (Maker && (formats === undefined || formats.includes("qr_code"))) {
    const detector = new Maker({ formats: ["qr_code"] });
    return async (video) => (await detector.detect(video))[0]?.rawValue ?? null;
  }
  const reader = await fetchReader(origin);
  const canvas = document.createElement("canvas");
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return (video) => {
    const scale = Math.min(1, SIDE / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    pen?.drawImage(video, 0, 0, canvas.width, canvas.height);
    const picture = pen?.getImageData(0, 0, canvas.width, canvas.height);
    return Promise.resolve(picture ? reader.readPicture(picture) : null);
  };
}

let fetching: Promise<Reader> | null = null;

/** The script that reads pictures, once. */
function fetchReader(origin: string): Promise<Reader> {
  fetching ??= new Promise<Reader>((resolve, reject) => {
    const done = (): void => {
      const reader = (globalThis as { AntiphonParts_reader?: Reader }).AntiphonParts_reader;
      if (reader) resolve(reader);
      else reject(new Error("reader"));
    };
    const script = Object.assign(document.createElement("script"), { src: `${origin}/storefront-reader.js`, async: true, onload: done, onerror: () => reject(new Error("reader")) });
    document.head.append(script);
  }).catch((error: unknown) => {
    fetching = null; // the next try fetches it again
    throw error;
  });
  return fetching;
}
