import { describe, expect, it } from 'vitest';
import { completeComponents } from './complete-components.ts';
import { readPipeline } from './read-pipeline.ts';

const pipeline = [
  { name: 'DIETClassifier', options: {} },
  { name: 'RegexEntityExtractor', options: { case_sensitive: true } },
  { name: 'EntitySynonymMapper', options: {} },
  { name: 'FallbackClassifier', options: { threshold: 0.6 } },
];

describe('completeComponents', () => {
  it('leaves the components of today as they are', () => {
    const { components } = readPipeline(pipeline);
    expect(completeComponents(components)).toEqual(components);
  });

  it('reads the one extractor and the one fallback of earlier models', () => {
    const { components } = readPipeline(pipeline);
    const { regexExtractors, fallbacks, isRenormalized: _, commas: __, entitySteps: ___, ...others } = components;
    const earlier = { ...others, regexExtractor: regexExtractors[0]!, fallback: fallbacks[0]! };
    expect(completeComponents(earlier)).toEqual(components);
  });

  it('reads that there was none', () => {
    const none = readPipeline([]).components;
    expect(completeComponents({ ...none, regexExtractor: null, fallback: null })).toEqual(none);
  });
});
