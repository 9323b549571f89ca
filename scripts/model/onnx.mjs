// The little of Protocol Buffers and of the ONNX format (onnx.proto3) that rewriting a model needs.

/** The fields of a message: [number, wire type, value]. */
export const parse = (bytes) => {
  const fields = [];
  let at = 0;
  const varint = () => {
    for (let value = 0n, shift = 0n; ; shift += 7n) {
      const byte = bytes[at++];
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  };
  const take = (n) => {
    at += n;
    return bytes.subarray(at - n, at);
  };
  while (at < bytes.length) {
    const key = Number(varint());
    const type = key & 7;
    const value = type === 0 ? varint() : take(type === 2 ? Number(varint()) : type === 5 ? 4 : 8);
    fields.push([key >>> 3, type, value]);
  }
  return fields;
};

const varintBytes = (value) => {
  const out = [];
  for (let rest = BigInt.asUintN(64, BigInt(value)); ; rest >>= 7n) {
    if (rest < 128n) return Buffer.from([...out, Number(rest)]);
    out.push(Number(rest & 127n) | 128);
  }
};

/** The bytes of a message from its fields. */
export const serialise = (fields) =>
  Buffer.concat(
    fields.flatMap(([number, type, value]) => [
      varintBytes((number << 3) | type),
      ...(type === 0 ? [varintBytes(value)] : type === 2 ? [varintBytes(value.length), value] : [value]),
    ]),
  );

export const text = (s) => Buffer.from(s);

/** Attribute of a node: a string, an integer, or { f } for a float. */
const attribute = ([name, value]) => {
  const of = (number, type, bytes, kind) => [
    5,
    2,
    serialise([
      [1, 2, text(name)],
      [number, type, bytes],
      [20, 0, kind],
    ]),
  ];
  if (typeof value === 'string') return of(4, 2, text(value), 3);
  if (typeof value === 'number') return of(3, 0, value, 2);
  const float = Buffer.alloc(4);
  float.writeFloatLE(value.f);
  return of(2, 5, float, 1);
};

/** NodeProto as a field of the graph. */
export const node = (op, name, inputs, outputs, attributes = {}, domain = '') => [
  1,
  2,
  serialise([
    ...inputs.map((i) => [1, 2, text(i)]),
    ...outputs.map((o) => [2, 2, text(o)]),
    [3, 2, text(name)],
    [4, 2, text(op)],
    ...Object.entries(attributes).map(attribute),
    ...(domain ? [[7, 2, text(domain)]] : []),
  ]),
];

export const FLOAT = 1;
export const UINT8 = 2;
export const INT8 = 3;
export const INT64 = 7;

/** TensorProto as an initializer of the graph; `values` is a typed array, little-endian as ONNX wants it. */
export const tensor = (name, dims, type, values) => [
  5,
  2,
  serialise([
    ...dims.map((d) => [1, 0, d]),
    [2, 0, type],
    [8, 2, text(name)],
    [9, 2, Buffer.from(values.buffer, values.byteOffset, values.byteLength)],
  ]),
];

/** A float tensor as an output of the graph. */
export const floatOutput = (name) => {
  const type = serialise([[1, 2, serialise([[1, 0, FLOAT]])]]);
  return [
    12,
    2,
    serialise([
      [1, 2, text(name)],
      [2, 2, type],
    ]),
  ];
};

/** The initializers of a graph by name: { dims, type, raw }. */
export const initializers = (graph) => {
  const found = new Map();
  for (const [field, , bytes] of graph) {
    if (field !== 5) continue;
    const entry = { dims: [], type: 0, raw: Buffer.alloc(0) };
    let name = '';
    for (const [number, wire, value] of parse(bytes)) {
      if (number === 1) entry.dims.push(...(wire === 0 ? [Number(value)] : packed(value)));
      if (number === 2) entry.type = Number(value);
      if (number === 8) name = Buffer.from(value).toString();
      if (number === 9) entry.raw = value;
    }
    found.set(name, entry);
  }
  return found;
};

const packed = (bytes) => parse(Buffer.concat([...splitVarints(bytes)])).map(([, , value]) => Number(value));

/** Packed varints as fields of a message, so that `parse` reads them too. */
function* splitVarints(bytes) {
  let from = 0;
  for (let i = 0; i < bytes.length; i++)
    if (bytes[i] < 128) {
      yield Buffer.concat([Buffer.from([8]), bytes.subarray(from, i + 1)]);
      from = i + 1;
    }
}
