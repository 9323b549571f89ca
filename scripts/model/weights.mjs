// Weights of the linear layers: from 4 bits in blocks of 32 to 8 bits, after smoothing (Xiao et al. 2023, SmoothQuant).
import { FLOAT, INT8, node, tensor, UINT8 } from './onnx.mjs';

/**
 * How much of a channel's range is moved from the activations into the weights, by layer: 1 is all. Chosen once on
 * the calibration texts (scripts/model/calibration.txt) by the cosine with the model in single precision.
 */
const ALPHA = { qkv: 0.8, o: 0.7, fc1: 0.65, fc2: 0.65 };
const BLOCK = 128;

/** The [n, k] matrix of a 4-bit layer in single precision. */
export const unpack4 = ({ rows, columns, codes, scales }) => {
  const out = new Float32Array(rows * columns);
  for (let i = 0; i < out.length; i++) {
    const byte = codes[i >> 1];
    out[i] = ((i & 1 ? byte >> 4 : byte & 15) - 8) * scales[i >> 5];
  }
  return out;
};

/** Factor of each input channel: activations are divided by it, weights multiplied. Geometric mean 1. */
const smoothing = (kind, range, weights, columns) => {
  const largest = new Float32Array(columns);
  for (let i = 0; i < weights.length; i++)
    largest[i % columns] = Math.max(largest[i % columns], Math.abs(weights[i]));
  const raw = Array.from(largest, (w, k) => Math.max(1e-4, range[k] ** ALPHA[kind] / w ** (1 - ALPHA[kind])));
  const mean = Math.exp(raw.reduce((sum, x) => sum + Math.log(x), 0) / columns);
  return Float32Array.from(raw, (x) => x / mean);
};

/** Symmetric 8-bit codes of rows of `length` numbers, -127..127, with one scale a row. */
const quantise = (values, length) => {
  const scales = new Float32Array(values.length / length);
  const codes = new Int8Array(values.length);
  for (let row = 0; row < scales.length; row++) {
    let largest = 0;
    for (let i = 0; i < length; i++) largest = Math.max(largest, Math.abs(values[row * length + i]));
    scales[row] = largest / 127;
    for (let i = 0; i < length; i++)
      codes[row * length + i] = Math.round(values[row * length + i] / scales[row]);
  }
  return { codes, scales };
};

const transpose = (codes, rows, columns) => {
  const out = new Int8Array(codes.length);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) out[c * rows + r] = codes[r * columns + c];
  return out;
};

/**
 * Nodes and initializers of one linear layer, output = input W' + bias. The layer after the Gelu (fc2) has the widest
 * range and keeps one scale for each 128 numbers of a token (MatMulNBits); the others have one scale for all tokens
 * (DynamicQuantizeMatMul), which is twice as fast.
 */
export const linear = (kind, name, { rows, columns, weights, bias }, range, input, output) => {
  const factors = smoothing(kind, range, weights, columns);
  const smooth = weights.map((w, i) => w * factors[i % columns]);
  const blocked = kind === 'fc2';
  const { codes, scales } = quantise(smooth, blocked ? BLOCK : columns);
  const stored = blocked
    ? tensor(
        `${name}.weight`,
        [rows, columns / BLOCK, BLOCK],
        UINT8,
        Uint8Array.from(codes, (c) => c + 128),
      )
    : tensor(`${name}.weight`, [columns, rows], INT8, transpose(codes, rows, columns));
  const inverse = factors.map((f) => 1 / f);
  const inputs = [`${name}.smooth`, `${name}.weight`, `${name}.scale`];
  return {
    tensors: [
      tensor(`${name}.inverse`, [columns], FLOAT, inverse),
      stored,
      tensor(`${name}.scale`, [scales.length], FLOAT, scales),
      tensor(`${name}.bias`, [rows], FLOAT, bias),
    ],
    nodes: [
      node('Mul', `${name}/smooth`, [input, `${name}.inverse`], [`${name}.smooth`]),
      ...(blocked
        ? [
            node(
              'MatMulNBits',
              `${name}/matmul`,
              inputs,
              [`${name}.product`],
              { K: columns, N: rows, bits: 8, block_size: BLOCK, accuracy_level: 4 },
              'com.microsoft',
            ),
            node('Add', `${name}/bias`, [`${name}.product`, `${name}.bias`], [output]),
          ]
        : [
            node(
              'DynamicQuantizeMatMul',
              `${name}/matmul`,
              [...inputs, '', `${name}.bias`],
              [output],
              {},
              'com.microsoft',
            ),
          ]),
    ],
  };
};

/** The same layer in single precision, to measure the ranges with. */
export const single = (name, { rows, columns, weights, bias }, input, output) => {
  const turned = new Float32Array(weights.length);
  for (let r = 0; r < rows; r++)
    for (let c = 0; c < columns; c++) turned[c * rows + r] = weights[r * columns + c];
  return {
    tensors: [
      tensor(`${name}.weight`, [columns, rows], FLOAT, turned),
      tensor(`${name}.bias`, [rows], FLOAT, bias),
    ],
    nodes: [
      node('MatMul', `${name}/matmul`, [input, `${name}.weight`], [`${name}.product`]),
      node('Add', `${name}/bias`, [`${name}.product`, `${name}.bias`], [output]),
    ],
  };
};
