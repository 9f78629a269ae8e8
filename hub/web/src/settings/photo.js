// A photo of staff, made small in the browser before it is sent: whatever a camera wrote beside the picture (place, time)
// stays here.

/** Sides of what is sent, in pixels. */
export const PHOTO = { width: 240, height: 320 };
const LEAST = { width: 120, height: 160 };
const MOST_BYTES = 40_000;

/** The part of a picture that is shown on a card: upright 3:4, from the middle, a little above it, where faces are. */
export function cropOf(width, height) {
  const ratio = PHOTO.width / PHOTO.height;
  const cut = width / height > ratio ? { width: height * ratio, height } : { width, height: width / ratio };
  return { x: (width - cut.width) / 2, y: (height - cut.height) / 3, ...cut };
}

const base64Of = (bytes) => {
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
};

const encode = (canvas, quality) => new Promise((resolve) => canvas.toBlob(resolve, 'image/jpeg', quality));

/** {photo: base64 of a small JPEG, picture: a canvas that shows it} or {fault: 'unreadable' | 'small'}. */
export async function shrunk(file) {
  if (!/^image\/(jpeg|png)$/.test(file.type)) return { fault: 'unreadable' };
  const source = await createImageBitmap(file).catch(() => null);
  if (!source) return { fault: 'unreadable' };
  if (source.width < LEAST.width || source.height < LEAST.height) return { fault: 'small' };
  const cut = cropOf(source.width, source.height);
  const canvas = Object.assign(document.createElement('canvas'), PHOTO);
  const brush = canvas.getContext('2d');
  brush.fillStyle = 'white'; // behind what a PNG leaves out
  brush.fillRect(0, 0, PHOTO.width, PHOTO.height);
  brush.imageSmoothingQuality = 'high';
  brush.drawImage(source, cut.x, cut.y, cut.width, cut.height, 0, 0, PHOTO.width, PHOTO.height);
  source.close();
  for (const quality of [0.86, 0.7, 0.5, 0.3]) {
    const blob = await encode(canvas, quality);
    if (blob && blob.size <= MOST_BYTES) {
      return { photo: base64Of(new Uint8Array(await blob.arrayBuffer())), picture: canvas };
    }
  }
  return { fault: 'unreadable' };
}
