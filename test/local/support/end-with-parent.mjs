// Loaded into a child process: it ends when the process that started it is gone, however that one ended.
process.stdin.on("end", () => process.exit(1));
process.stdin.resume();
process.stdin.unref();
