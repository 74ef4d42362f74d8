import type { Language } from './language.js';
import type { Surface } from './surface.js';

/** What a citizen's complaint is kept from: showing their name, or being published. */
export type Protection = 'anonim' | 'rahasia';

type Words = Readonly<Record<Protection, string>>;

const inChat: Readonly<Record<Language, Words>> = {
  id: { anonim: 'Nama Anda tidak ditampilkan.', rahasia: 'Aduan ini kami rahasiakan.' },
  en: { anonim: 'Your name is not shown.', rahasia: 'This complaint is kept secret.' },
  jv: { anonim: 'Asma panjenengan boten ketingal.', rahasia: 'Aduan punika kita wadosaken.' },
  su: { anonim: 'Nami Bapa/Ibu teu ditingalikeun.', rahasia: 'Aduan ieu dirusiahkeun.' },
};

const inSms: Readonly<Record<Language, Words & { readonly both: string }>> = {
  id: { anonim: 'Anonim.', rahasia: 'Rahasia.', both: 'Anonim & rahasia.' },
  en: { anonim: 'Anonymous.', rahasia: 'Secret.', both: 'Anonymous & secret.' },
  jv: { anonim: 'Anonim.', rahasia: 'Wados.', both: 'Anonim & wados.' },
  su: { anonim: 'Anonim.', rahasia: 'Rusiah.', both: 'Anonim & rusiah.' },
};

/** How a complaint is protected, as its citizen reads it: a sentence each, in an SMS a word. */
export function protectionInWords(
  protections: readonly Protection[],
  surface: Surface,
  language: Language,
): string {
  if (surface !== 'sms') return protections.map((one) => inChat[language][one]).join(' ');
  const [first, second] = protections;
  if (!first) return '';
  return second ? inSms[language].both : inSms[language][first];
}
