/** The front door of the solver, which is for the server alone: it works in a thread. */
export type { Solve, Solved, SolveOptions } from "./matrix.ts";
export type { Proof } from "./proof.ts";
export { type Proposal, type ProposeOptions, propose } from "./propose.ts";
export { ProposerThread } from "./proposer.ts";
export { SolverThread } from "./thread.ts";
