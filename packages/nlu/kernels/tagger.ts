// What a tagger asks for when it answers: the scores of tokens, and the probabilities of their labels.

export * from './score-tokens';
export * from './span-probabilities';
