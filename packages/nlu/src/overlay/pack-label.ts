/** Label of the base as a whole in an overlay's classifier; no Rasa intent can have this name. */
export const packLabel = '\u0000pack';
