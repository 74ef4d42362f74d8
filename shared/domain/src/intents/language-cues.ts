import { bare } from '../text/bare.js';
import type { NormalText } from '../text/normal-text.js';

/** The language a message is mostly in: Indonesian, Javanese (that of Banten too), Sundanese or English. */
export interface LanguageGuess {
  readonly language: 'id' | 'jv' | 'su' | 'en';
  /** Whether it is safe to reply in that language; otherwise reply in Indonesian and let a person see it. */
  readonly isSure: boolean;
}

/**
 * Words that one of the languages has and the others have not, as they are typed, without accents. Source: written for
 * this project, beginning with the cue words of the domain reference (§10); Banten-Javanese ("kite", "ore") included.
 */
const cueWords = {
  id:
    'yang yg dan tidak tdk gak ga nggak ngga gk sudah udah udh sdh belum blm dengan dgn untuk utk karena krn saya sy gue ' +
    'kami adalah akan bagaimana gimana kenapa kapan ini itu dari sangat banget bgt tolong kepada juga masih bisa harus ' +
    'agar supaya terima kasih makasih setiap kalau kalo atau jangan bukan sekali petugas warga apakah sampai',
  jv:
    'ora dudu ojo dalan dalane piye pripun kepiye kepriye mboten boten nggih inggih injih njih kulo kula panjenengan ' +
    'sampeyan sampean kowe iki iku kuwi niki niku menika wis wes uwis sampun durung dereng ono wonten teng ing karo kalih ' +
    'sing ingkang nyuwun tulung matur nuwun suwun monggo ndang bosok banyu omah omahe griyo griya margi lampune akeh ' +
    'kathah saben bengi dalu esuk enjing wingi saiki sakniki nopo opo sopo sinten endi pundi arep badhe iso saged ' +
    'didandani dipundandosi peteng bocah lare wong tiyang kanggo kangge jenengan mugi suwe wae mawon tenan temenan ' +
    'sugeng dulur sedulur mboh ngendi nang neng rusake banjire ngantos dugi dumugi saestu asmo jenengku ampun ' +
    'kite ore sire kule kepremen pripe mendi gah dewek kelendi pire iku',
  su:
    'teu henteu kumaha naha naon saha iraha abdi kuring urang anjeun maneh ieu eta awon punten hatur nuhun aya geus ' +
    'parantos atos acan tacan oge ti pikeun keur sareng jeung anu lembur imah cai wahangan susukan seueur loba pisan ' +
    'hoyong hayang nyuhunkeun mangga ulah entong nembe kamari ayeuna isuk peuting poek ruksak leungit dugi nepi ' +
    'tulungan bantosan wargi ageung leutik jalmi jalma barudak sampurasun wilujeng damang muhun sumuhun kedah tiasa ' +
    'bade rek ngalapor jalanna lampuna runtah caah paeh pareum dihadean didangdosan dibenerkeun leres moal tos ' +
    'kuduna kunaon dimana mah teh euy atuh',
  en:
    'the is are was please road street broken my we and not have has for of water light garbage help report complaint ' +
    'there this since with near in hello thank you your it when how been been from can why still want need no one',
};

type Language = keyof typeof cueWords;

const languagesOf = new Map<string, Language[]>();
for (const language of ['id', 'jv', 'su', 'en'] as const) {
  for (const word of cueWords[language].split(' ')) {
    const known = languagesOf.get(word) ?? [];
    if (!known.includes(language)) languagesOf.set(word, [...known, language]);
  }
}

/** Sundanese verbs end in -keun, which no other of these languages has. */
const sundaneseVerb = /^[a-z]{3,}keun$/;

/**
 * Guesses the language by its cue words. Mixed messages are usual: the language with most cues wins, and is sure with
 * two cues at least and twice as many as any other. A message without cues of another language is surely Indonesian.
 */
export function guessLanguage({ tokens }: NormalText): LanguageGuess {
  const score: Record<Language, number> = { id: 0, jv: 0, su: 0, en: 0 };
  for (const { raw } of tokens) {
    const word = bare(raw);
    for (const language of languagesOf.get(word) ?? []) score[language]++;
    if (sundaneseVerb.test(word)) score.su++;
  }
  const ranked = (['id', 'su', 'jv', 'en'] as const).toSorted((a, b) => score[b] - score[a]);
  const [language = 'id', next = 'id'] = ranked;
  const isAlone = language === 'id' && score[next] === 0;
  return { language, isSure: isAlone || (score[language] >= 2 && score[language] >= 2 * score[next]) };
}
