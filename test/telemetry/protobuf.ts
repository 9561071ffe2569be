/** A number, or the bytes of a text or of a message. */
export type ProtobufField = bigint | Uint8Array;

/** All values of one field of a message, by the wire format of Protocol Buffers. */
export function fields(message: ProtobufField | undefined, number: number): ProtobufField[] {
  if (!(message instanceof Uint8Array)) return [];
  const bytes = Buffer.from(message.buffer, message.byteOffset, message.byteLength);
  const found: ProtobufField[] = [];
  let place = 0;
  const varint = (): bigint => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = bytes.readUInt8(place++);
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  while (place < bytes.length) {
    const tag = Number(varint());
    let value: ProtobufField;
    if ((tag & 7) === 0) value = varint();
    else if ((tag & 7) === 1) {
      value = bytes.readBigUInt64LE(place);
      place += 8;
    } else if ((tag & 7) === 2) {
      const length = Number(varint());
      value = bytes.subarray(place, place + length);
      place += length;
    } else if ((tag & 7) === 5) {
      value = BigInt(bytes.readUInt32LE(place));
      place += 4;
    } else throw new Error(`No field of a message: ${tag} at ${place}`);
    if (tag >> 3 === number) found.push(value);
  }
  return found;
}

export function text(field: ProtobufField | undefined): string {
  return Buffer.from((field as Uint8Array | undefined) ?? []).toString('utf8');
}
