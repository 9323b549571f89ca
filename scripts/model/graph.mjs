// The same network (BERT, 6 layers of 384, 12 heads) written anew: 8-bit layers, no mask, one position table.
import { FLOAT, floatOutput, INT64, initializers, node, parse, serialise, tensor, text } from './onnx.mjs';
import { linear, single, unpack4 } from './weights.mjs';

const LAYERS = 6;
const WIDTH = 384;
const MAX_TOKENS = 256;

/**
 * @returns the bytes of the new model; `ranges` holds the largest activation of each input channel by layer. Without
 * ranges: the model in single precision, which also answers what goes into each layer, as `<layer>.input`.
 */
export const rewrite = (source, ranges) => {
  const model = parse(source);
  const graph = parse(model.find(([field]) => field === 7)[2]);
  const known = initializers(graph);
  const floats = (name) => new Float32Array(Uint8Array.from(known.get(name).raw).buffer);
  const nodes = [];
  const tensors = [];
  const watched = [];
  const keep = (name) => {
    const { dims, type, raw } = known.get(name);
    tensors.push(tensor(name, dims, type, raw));
    return name;
  };
  const normalise = (name, input, output) =>
    nodes.push(
      node(
        'LayerNormalization',
        `${output}/norm`,
        [input, keep(`${name}.weight`), keep(`${name}.bias`)],
        [output],
        {
          axis: -1,
          epsilon: { f: 1e-12 },
          stash_type: 1,
        },
      ),
    );
  /** One layer, or several with the same input as one. */
  const layer = (kind, name, parts, input, output) => {
    const read = parts.map((part) => {
      const { dims, raw } = known.get(`${part}.MatMul.weight_Q4`);
      const scales = floats(`${part}.MatMul.weight_scales`);
      return { rows: dims[0], columns: dims[1] * 32, codes: raw, scales, bias: floats(`${part}.Add.bias`) };
    });
    const whole = {
      rows: read.reduce((sum, r) => sum + r.rows, 0),
      columns: read[0].columns,
      weights: Float32Array.from(read.flatMap((r) => [...unpack4(r)])),
      bias: Float32Array.from(read.flatMap((r) => [...r.bias])),
    };
    const made = ranges
      ? linear(kind, name, whole, ranges[name], input, output)
      : single(name, whole, input, output);
    if (!ranges) {
      nodes.push(node('Identity', `${name}/input`, [input], [`${name}.input`]));
      watched.push(floatOutput(`${name}.input`));
    }
    tensors.push(...made.tensors);
    nodes.push(...made.nodes);
  };

  // embeddings: position and (the only) token type are one table
  const position = floats('.model.embeddings.position_embeddings.weight');
  const tokenType = floats([...known.keys()].find((name) => name.includes('token_type')));
  const codes = keep('.model.embeddings.word_embeddings.weight_i8');
  const scale = keep('.model.embeddings.word_embeddings.weight_scale');
  const table = position.slice(0, MAX_TOKENS * WIDTH).map((x, i) => x + tokenType[i % WIDTH]);
  tensors.push(
    tensor('position', [MAX_TOKENS, WIDTH], FLOAT, table),
    tensor('zero', [1], INT64, BigInt64Array.of(0n)),
    tensor('heads', [3], INT64, BigInt64Array.of(384n, 384n, 384n)),
  );
  nodes.push(
    node('Gather', 'word/codes', [codes, 'input_ids'], ['word.codes']),
    node('Gather', 'word/scale', [scale, 'input_ids'], ['word.scale']),
    node('Cast', 'word/cast', ['word.codes'], ['word.float'], { to: FLOAT }),
    node('Mul', 'word/mul', ['word.float', 'word.scale'], ['word']),
    node('Shape', 'tokens', ['input_ids'], ['tokens'], { start: 1, end: 2 }),
    node('Slice', 'place', ['position', 'zero', 'tokens', 'zero'], ['place']),
    node('Add', 'embedding', ['word', 'place'], ['embedding']),
  );
  normalise('model.layers.-1.embeddings_norm_layernorm', 'embedding', 'h0');

  for (let l = 0; l < LAYERS; l++) {
    const from = `model.layers.${l}`;
    const at = (name) => `l${l}.${name}`;
    const input = `h${l}`;
    const output = l === LAYERS - 1 ? 'last_hidden_state' : `h${l + 1}`;
    layer(
      'qkv',
      at('qkv'),
      ['q', 'k', 'v'].map((c) => `${from}.attn.${c}_proj`),
      input,
      at('all'),
    );
    nodes.push(
      node('Split', at('split'), [at('all'), 'heads'], [at('q'), at('k'), at('v')], { axis: -1 }),
      node(
        'MultiHeadAttention',
        at('attention'),
        [at('q'), at('k'), at('v')],
        [at('attended')],
        { num_heads: 12, scale: { f: 1 / Math.sqrt(32) } },
        'com.microsoft',
      ),
    );
    layer('o', at('o'), [`${from}.attn.o_proj`], at('attended'), at('mixed'));
    nodes.push(node('Add', at('residual1'), [at('mixed'), input], [at('sum1')]));
    normalise(`${from}.attention_output_norm_layernorm`, at('sum1'), at('middle'));
    layer('fc1', at('fc1'), [`${from}.mlp.fc1`], at('middle'), at('wide'));
    nodes.push(node('Gelu', at('gelu'), [at('wide')], [at('gated')], { approximate: 'none' }));
    layer('fc2', at('fc2'), [`${from}.mlp.fc2`], at('gated'), at('narrow'));
    nodes.push(node('Add', at('residual2'), [at('narrow'), at('middle')], [at('sum2')]));
    normalise(`${from}.mlp_output_norm_layernorm`, at('sum2'), output);
  }

  const nameOf = (bytes) => Buffer.from(parse(bytes)[0][2]).toString();
  const ends = graph.filter(([field, , b]) => field === 12 || (field === 11 && nameOf(b) === 'input_ids'));
  const rebuilt = serialise([...nodes, [2, 2, text('all-MiniLM-L6-v2')], ...tensors, ...ends, ...watched]);
  return serialise(model.map((field) => (field[0] === 7 ? [7, 2, rebuilt] : field)));
};

/** The file scripts/model/ranges.txt: a layer's name and its numbers on each line. */
export const readRanges = (lines) =>
  Object.fromEntries(
    lines
      .trim()
      .split('\n')
      .map((line) => line.split(' '))
      .map(([name, ...numbers]) => [name, numbers.map(Number)]),
  );
