import { stableId } from '@kanal/contracts';

/**
 * The code a citizen can quote for a request to delete data: sixteen letters and digits, as Meta wants it. The same for
 * the same signed request, and as hard to guess as its signature.
 */
export function confirmationCodeOf(signedRequest: string): string {
  return stableId('data-deletion', signedRequest).slice(0, 16).toUpperCase();
}

const codePattern = /^[A-Z2-7]{16}$/;

/**
 * The page Meta shows who has asked for their data to be deleted: what happens with the request, in Bahasa Indonesia
 * first. It says the same whatever the code, so that nothing can be learnt by trying codes.
 * @param query of the request, with `code`; anything but a code of ours is not shown.
 */
export function deletionPage(query: string): string {
  const asked = new URLSearchParams(query).get('code') ?? '';
  const code = codePattern.test(asked) ? `<p><strong>${asked}</strong></p>` : '';
  return `<!doctype html>
<html lang="id">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Permintaan penghapusan data</title>
<h1>Permintaan penghapusan data</h1>
${code}
<p>Permintaan Anda telah kami catat dengan kode yang Anda terima. Petugas akan memeriksanya: data pribadi yang tidak lagi
wajib disimpan akan dihapus, sedangkan berkas aduan yang wajib disimpan menurut peraturan tetap disimpan sampai masanya
berakhir. Simpan kode ini dan sebutkan bila Anda menanyakan permintaan ini kepada kami.</p>
<section lang="en">
<h2>Data deletion request</h2>
<p>Your request is on file under the code you were given. An officer will look into it: personal data that need not be
kept any longer are deleted, and records of complaints that the law obliges us to keep stay until their time is over.
Keep this code and quote it when you ask us about the request.</p>
</section>
</html>
`;
}
