export { cosine, type Embedder, loadEmbedder } from './embedder.ts';
export { verifyModel } from './manifest.ts';
export { createMatcher, loadCatalogue, type Matcher } from './matcher.ts';
export { catalogueVectors, writeVectors } from './vectors.ts';
