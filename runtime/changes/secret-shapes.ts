export const SHAPE_HINTS: string[] = ["-----begin"];
