// Second: the main process reads its services when a page asks for the first time, while the rest of the scripts runs.
// What it answers is asked for again where it is needed.
void window.gerbang.request('screen.role', undefined);

export {};
