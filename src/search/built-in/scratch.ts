/**
 * Room for the lists of one search, one a thread: a search is done before the next begins, and then its lists are
 * gone. Some of them have a place for every match. As arrays of their own they would lie about by the dozen, since V8
 * does not collect for their sake before there are 32 MB of them.
 */
let room = new ArrayBuffer(64 * 1024);
/** Bytes; what did not fit counts, so that there is room for it the next time. */
let used = 0;

/** Lists beyond that are arrays of their own. */
const MAX_ROOM = 32 * 1024 * 1024;

/** Takes back all that was given. What shall be kept beyond one search must be copied. */
export function clearScratch(): void {
  if (used > room.byteLength && room.byteLength < MAX_ROOM)
    room = new ArrayBuffer(Math.min(2 * used, MAX_ROOM));
  used = 0;
}

/** Of zeros, as the others are. */
export function scratchUint32(length: number): Uint32Array {
  const from = place(length * Uint32Array.BYTES_PER_ELEMENT);
  return from === null ? new Uint32Array(length) : new Uint32Array(room, from, length).fill(0);
}

export function scratchUint16(length: number): Uint16Array {
  const from = place(length * Uint16Array.BYTES_PER_ELEMENT);
  return from === null ? new Uint16Array(length) : new Uint16Array(room, from, length).fill(0);
}

export function scratchFloat32(length: number): Float32Array {
  const from = place(length * Float32Array.BYTES_PER_ELEMENT);
  return from === null ? new Float32Array(length) : new Float32Array(room, from, length).fill(0);
}

export function scratchFloat64(length: number): Float64Array {
  const from = place(length * Float64Array.BYTES_PER_ELEMENT);
  return from === null ? new Float64Array(length) : new Float64Array(room, from, length).fill(0);
}

/** Those of a list that are wanted, in their order. */
export function wantedOf(
  list: Uint32Array,
  isWanted: (value: number, index: number) => boolean,
): Uint32Array {
  const wanted = scratchUint32(list.length);
  let count = 0;
  for (let index = 0; index < list.length; index++) {
    const value = list[index] as number;
    if (isWanted(value, index)) wanted[count++] = value;
  }
  return wanted.subarray(0, count);
}

/** Where there is room for so many bytes; null where there is none. */
function place(bytes: number): number | null {
  const from = used;
  // The next one may have values of 8 bytes.
  used += Math.ceil(bytes / 8) * 8;
  return used <= room.byteLength ? from : null;
}
