// A preview1 command under Node: node node.mjs [--dir HOST::GUEST] [--env NAME=VALUE]... FILE [ARGS...]
import { readFile } from 'node:fs/promises';
import { WASI } from 'node:wasi';

const words = process.argv.slice(2);
const preopens = {};
const env = {};
while (words[0]?.startsWith('--')) {
  const [flag, value] = words.splice(0, 2);
  const [name, rest] = value.split(flag === '--dir' ? '::' : '=');
  if (flag === '--dir') preopens[rest] = name;
  else env[name] = rest;
}
const wasi = new WASI({ version: 'preview1', args: words, env, preopens });
const module = await WebAssembly.compile(await readFile(words[0]));
process.exit(wasi.start(await WebAssembly.instantiate(module, wasi.getImportObject())));
