#!/usr/bin/env node
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type CpuProfile, selfTimes } from './self-times.js';

// Usage: profile-summary FILE.cpuprofile [--top 30]
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { top: { type: 'string', default: '30' } },
});
const file = positionals[0];
if (file === undefined) {
  console.error('Usage: profile-summary FILE.cpuprofile [--top 30]');
  process.exit(2);
}
const profile = JSON.parse(readFileSync(file, 'utf8')) as CpuProfile;
for (const { name, place, selfMs, share } of selfTimes(profile).slice(0, Number(values.top))) {
  const shortPlace = place.replace(/^file:\/\/.*?\/(?=(?:node_modules|services|shared)\/)/, '');
  console.log(
    `${(share * 100).toFixed(1).padStart(5)} %  ${selfMs.toFixed(0).padStart(7)} ms  ${name}  ${shortPlace}`,
  );
}
