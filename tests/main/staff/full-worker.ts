// A thread that has no memory left, whatever it is ordered.
const eaten: string[][] = [];
for (;;) eaten.push(Array.from({ length: 100_000 }, String));
