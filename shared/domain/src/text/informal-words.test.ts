import { describe, expect, it } from 'vitest';
import { informalGroups, informalWords } from './informal-words.js';
import { dictionaryForm } from './spelling.js';

describe('informal words', () => {
  it('are each listed once', () => {
    const forms = Object.values(informalGroups).flatMap((group) =>
      Object.values<string>(group).flatMap((listed) => listed.split(' ')),
    );
    expect(forms.filter((form, at) => forms.indexOf(form) !== at)).toEqual([]);
    expect(forms).not.toContain('');
  });

  it('lead to a form that leads nowhere else', () => {
    const further = [...new Set(informalWords.values())]
      .flatMap((normal) => normal.split(' '))
      .filter((word) => !word.includes('-') && dictionaryForm(word) !== word);
    expect(further).toEqual([]);
  });
});
