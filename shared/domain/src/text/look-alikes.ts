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

const nonAsciiWord = /[\p{L}\p{M}\p{N}]*[^\p{ASCII}\P{L}][\p{L}\p{M}\p{N}]*/gu;
const latin = /\p{Script=Latin}/u;

/**
 * Folds look-alikes inside words that hold a Latin letter (`kebаkаran` with Cyrillic а), so that a word cannot hide
 * from the rules. A word wholly in another script stays as it is: it is written in that script.
 */
export function foldLookAlikes(text: string): string {
  return text.replace(nonAsciiWord, (word) =>
    latin.test(word) ? [...word].map((letter) => lookAlikes[letter] ?? letter).join('') : word,
  );
}
