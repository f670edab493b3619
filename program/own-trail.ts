/** Name of the stack's own trail among the registered ones, in side `both`. */
export const OWN_TRAIL = "own";
