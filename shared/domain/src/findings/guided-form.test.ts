import { expect, test } from 'vitest';
import { normalise } from '../text/normalise.js';
import { readGuidedForm } from './guided-form.js';

function formIn(text: string) {
  const form = readGuidedForm(normalise(text));
  return form && Object.fromEntries(Object.entries(form).map(([part, quote]) => [part, quote?.words]));
}

const whole = {
  nama: 'Contoh Warga',
  lokasi: 'Kp. Cibogo RT 03/02',
  kejadian: 'lampu jalan mati',
  tanggal: '12/11',
  instansi: 'Dishub',
};

test.each([
  [
    'lines',
    'Nama: Contoh Warga\nLokasi: Kp. Cibogo RT 03/02\nKejadian: lampu jalan mati\nTanggal: 12/11\nInstansi: Dishub',
    whole,
  ],
  [
    'another order, case and separator',
    'INSTANSI = Dishub\r\nkejadian= lampu jalan mati\r\nTANGGAL : 12/11\r\nnama - Contoh Warga\r\nLokasi – Kp. Cibogo RT 03/02',
    whole,
  ],
  [
    'bullets, numbers and stars',
    '1. Nama : Contoh Warga\n2) Lokasi : Kp. Cibogo RT 03/02\n- *Kejadian*: lampu jalan mati\n• Tanggal: 12/11\n* Instansi: Dishub',
    whole,
  ],
  [
    'one line with semicolons',
    'Nama: Contoh Warga; Lokasi: Kp. Cibogo RT 03/02; Kejadian: lampu jalan mati; Tanggal: 12/11; Instansi: Dishub',
    whole,
  ],
  [
    'one line with bars',
    'nama=Contoh Warga|lokasi=Kp. Cibogo RT 03/02|kejadian=lampu jalan mati|tanggal=12/11|instansi=Dishub',
    whole,
  ],
  [
    'one line with spaces only',
    'Nama: Contoh Warga Lokasi: Kp. Cibogo RT 03/02 Kejadian: lampu jalan mati Tanggal: 12/11 Instansi: Dishub',
    whole,
  ],
  [
    'values below their labels',
    'Lokasi:\nCurug\nKejadian:\nlampu mati\nsudah lama',
    { lokasi: 'Curug', kejadian: 'lampu mati\nsudah lama' },
  ],
  [
    'other words for the labels',
    'Tempat kejadian: Curug\nIsi laporan: banjir\nHari/tanggal: Senin',
    { lokasi: 'Curug', kejadian: 'banjir', tanggal: 'Senin' },
  ],
  [
    'what was left empty',
    'Nama: -\nLokasi: Curug\nKejadian: banjir\nTanggal:\nInstansi: ...',
    { lokasi: 'Curug', kejadian: 'banjir' },
  ],
  [
    'the end of a line ends a value',
    'Lokasi: Curug\nKejadian: banjir\nInstansi: BPBD\n\nTerima kasih',
    { lokasi: 'Curug', kejadian: 'banjir', instansi: 'BPBD' },
  ],
  [
    'a label twice',
    'Lokasi: Curug\nLokasi: Baros\nKejadian: banjir',
    { lokasi: 'Curug', kejadian: 'banjir' },
  ],
])('reads %s', (_, text, expected) => {
  expect(formIn(text)).toEqual(expected);
});

test.each([
  'Jalan rusak di Curug',
  'Lokasi: Curug, jalan rusak',
  'nama saya contoh dan lokasi saya di curug',
  'Saya tanya: kapan diperbaiki?',
  'masalah - masalah itu lama',
  '',
])('no form: %s', (text) => {
  expect(formIn(text)).toBeUndefined();
});

test('a value’s span is where it stands', () => {
  const text = 'Nama: Contoh\nLokasi:   Curug  \nKejadian: banjir';
  const lokasi = readGuidedForm(normalise(text))?.lokasi;
  expect(text.slice(lokasi?.span.start, lokasi?.span.end)).toBe('Curug');
});
