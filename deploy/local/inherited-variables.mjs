// @ts-check
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a program of this machine needs whatever it does. Names that begin with NODE_ are Node's own. */
const ofTheSystem = new Set(['PATH', 'HOME', 'TMPDIR', 'TZ', 'LANG']);

/**
 * What a service takes over from the terminal: the system's variables and the settings that `.env.example` names for
 * it, which a test holds to the service's schema. Nothing else of the terminal reaches it, other services' keys least.
 * @param {string} root The checkout.
 * @param {string} folder The service's.
 * @param {Readonly<Record<string, string | undefined>>} env The launcher's.
 * @returns {Record<string, string | undefined>}
 */
export function inheritedVariables(root, folder, env) {
  const settings = settingsOf(readFileSync(join(root, '.env.example'), 'utf8'), folder);
  return Object.fromEntries(
    Object.entries(env).filter(
      ([name]) => ofTheSystem.has(name) || name.startsWith('NODE_') || settings.has(name),
    ),
  );
}

/**
 * @param {string} example The text of `.env.example`.
 * @param {string} folder
 * @returns {ReadonlySet<string>} The names in the sections whose titles name the folder.
 */
function settingsOf(example, folder) {
  const names = new Set();
  for (const section of example.split(/^# ---- /m).slice(1)) {
    const titles = section.slice(0, section.indexOf(' ----')).split(', ');
    if (!titles.includes(folder)) continue;
    for (const [, name] of section.matchAll(/^(?:# )?([A-Z][A-Z0-9_]*)=/gm)) names.add(name);
  }
  return names;
}
