// A row of a rare feature: twelve labels + 1 (uint16; 0 = free), their weights, their squares (float32); two cache lines.

export const rareRowBytes: usize = 128;
export const rareWidth: i32 = 12;
export const rareWeightsAt: usize = 24;
export const rareSquaresAt: usize = 72;
