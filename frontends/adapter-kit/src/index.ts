export * from "./adapter.js";
export * from "./journal.js";
export * from "./pace.js";
export * from "./patient.js";
export * from "./qunli.js";
