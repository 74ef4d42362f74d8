import fc from 'fast-check';
import { expect, it } from 'vitest';
import { complaintClasses } from '../classification/class.js';
import type { MissingPart } from '../findings/completeness.js';
import { type Assessment, joinAssessments } from './assessment.js';

const assessments: fc.Arbitrary<Assessment> = fc.record({
  isSubstantive: fc.boolean(),
  substance: fc.constant([]),
  class: fc.constantFrom(...complaintClasses),
  isClassFounded: fc.boolean(),
  categories: fc.uniqueArray(
    fc.record({ category: fc.constantFrom('a', 'b', 'c', 'd', 'e'), score: fc.nat(100) }),
    { maxLength: 3, selector: ({ category }) => category },
  ),
  completeness: fc.nat(100),
  missing: fc.subarray<MissingPart>(['apa', 'lokasi', 'waktu']),
  places: fc.subarray(['36.73.04', '36.71.01']),
  trackingIds: fc.subarray(['1234567', '7654321']),
});

it('lacks only what no message has said, and keeps misconduct', () => {
  fc.assert(
    fc.property(assessments, assessments, (before, next) => {
      const joined = joinAssessments(before, next);
      expect(joined.missing).toEqual(before.missing.filter((part) => next.missing.includes(part)));
      expect(joined.categories.length).toBeLessThanOrEqual(3);
      const either = [before.class, next.class].includes('pengaduan-berkadar-pengawasan');
      expect(joined.class === 'pengaduan-berkadar-pengawasan').toBe(either);
    }),
  );
});

it('learns nothing from the same message again', () => {
  fc.assert(
    fc.property(assessments, assessments, (before, next) => {
      const once = joinAssessments(before, next);
      expect(joinAssessments(once, once)).toEqual(once);
    }),
  );
});
