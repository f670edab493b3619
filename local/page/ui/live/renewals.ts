import { createContext } from "preact";

/** How often a lost connection came back, for everything that asks the run for something. */
export const Renewals = createContext(0);
