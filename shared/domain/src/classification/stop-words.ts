/**
 * Words that say nothing about what a message is about, in dictionary form: grammar, manners, questions, time. Source:
 * own list for this project.
 */
export const stopWords: ReadonlySet<string> = new Set(
  (
    'yang dan di ke dari untuk dengan pada dalam oleh karena kalau jika supaya agar tapi tetapi atau juga saja lagi sudah ' +
    'belum bukan jangan masih sedang akan telah pernah ini itu sini sana situ apa siapa kapan mana kenapa mengapa ' +
    'bagaimana berapa saya aku kamu anda kami kita mereka dia ya iya banget sangat sekali hanya semua setiap lebih ' +
    'kurang paling sama seperti tentang antara sampai sejak selama setelah sebelum halo hai assalamualaikum salam selamat ' +
    'pagi siang sore mohon tolong minta harap bapak ibu pak bu kakak mas mbak min ada adalah akan hari minggu bulan ' +
    'tahun jam menit kemarin besok tadi nanti sekarang terima kasih maaf punya para pun per nya sih kok dong deh lah kah ' +
    'beroperasi operasional tidak tiap tersebut yaitu maka namun sehingga bahwa serta hingga tanpa secara bagi ingin mau harus bisa boleh dapat terus selalu ' +
    'sering jadi menjadi padahal begitu demikian nih tuh loh lho kan yuk cara syarat informasi info kula abdi kulo ning ' +
    'ora mboten teu aya ana wis nggih naon kumaha saha nopo pripun sing ka ti nu jeung sareng atos tos karo lan kang kabeh ' +
    'banyak sedikit baru lama satu dua tiga empat lima enam tujuh delapan sembilan sepuluh puluh ratus ribu juta kali'
  ).split(' '),
);
