import { describe, expect, it } from 'vitest';
import { normalise } from '../text/normalise.js';
import { guessLanguage, type LanguageGuess } from './language-cues.js';

describe('guessLanguage', () => {
  it.each<[message: string, language: LanguageGuess['language'], isSure: boolean]>([
    ['jalan rusak', 'id', true],
    ['jln rusak yg di ciruas blm diperbaiki', 'id', true],
    ['Assalamualaikum', 'id', true],
    ['', 'id', true],
    ['Dalane rusak pak, durung didandani', 'jv', true],
    ['kulo nyuwun tulung lampu teng margi pejah sampun seminggu', 'jv', true],
    ['dalan neng kampung kite rusak ore ane sing benerake', 'jv', true],
    ['matur nuwun', 'jv', true],
    ['jalan awon pisan di kampung abdi', 'su', true],
    ['punten bade ngalapor jalan ruksak teu didangdosan', 'su', true],
    ['mugi énggal dibenerkeun, hatur nuhun', 'su', true],
    ['diropeakeun, diberesihkeun', 'su', true],
    ['hatur nuhun', 'su', true],
    ['punten', 'su', false],
    ['mohon dibenahi jalan urang', 'su', false],
    ['saya sudah bilang ke RT, tapi teu aya tanggapan karena belum ada dana', 'id', true],
    ['The road near my house is broken', 'en', true],
  ])('%j is %s, sure: %s', (message, language, isSure) => {
    expect(guessLanguage(normalise(message))).toEqual({ language, isSure });
  });
});
