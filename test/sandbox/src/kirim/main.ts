#!/usr/bin/env node
import { kirim } from './kirim.js';

const isTerminal = process.stderr.isTTY;
let hasProgress = false;

process.exitCode = await kirim(process.argv.slice(2), {
  sandboxUrl: process.env['SANDBOX_URL'],
  print: (text) => {
    if (hasProgress) process.stderr.write('\r\u001b[2K');
    console.log(text);
  },
  progress: (text) => {
    if (!isTerminal) return;
    hasProgress = true;
    process.stderr.write(`\r\u001b[2K${text}`);
  },
  random: Math.random,
});
