/**
 * Letters of other scripts, and Latin small capitals, that are read as a Latin letter. Source: own selection of what
 * Unicode Technical Standard 39 (confusables.txt) lists for a–z, as far as phones' keyboards and "font" apps write it.
 */
const lookAlikes: Readonly<Record<string, string>> = {
  // Cyrillic, small and capital
  ...pairs('авеёѕіїјкӏмнорстухԁԛԝһ', 'abeesiijklmhopctyxdqwh'),
  ...pairs('АВЕЁЅІЇЈКӀМНОРСТУХԚԜҺ', 'ABEESIIJKIMHOPCTYXQWH'),
  // Greek, small and capital
  ...pairs('αβεηικνορτυχγωϲϳ', 'abenikvoptuxywcj'),
  ...pairs('ΑΒΕΖΗΙΚΜΝΟΡΤΥΧϹϿ', 'ABEZHIKMNOPTYXCJ'),
  // Armenian
  ...pairs('օսոհ', 'ounh'),
  // Latin letters that keyboards of "fonts" offer
  ...pairs('ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢıɑɡ', 'abcdefghijklmnoprstuvwyziag'),
};

function pairs(from: string, to: string): Record<string, string> {
  return Object.fromEntries([...from].map((letter, at) => [letter, to.charAt(at)]));
}

const anyLookAlike = new RegExp(`[${Object.keys(lookAlikes).join('')}]`, 'gu');
const word = /[\p{L}\p{M}\p{N}]+/gu;
const latin = /\p{Script=Latin}/u;

/**
 * Folds look-alikes inside words that hold a Latin letter (`kebаkаran` with Cyrillic а), so that a word cannot hide
 * from the rules. A word wholly in another script stays as it is: it is written in that script.
 */
export function foldLookAlikes(text: string): string {
  if (text.search(anyLookAlike) < 0) return text;
  return text.replace(word, (letters) =>
    latin.test(letters) ? letters.replace(anyLookAlike, (letter) => lookAlikes[letter] ?? letter) : letters,
  );
}
