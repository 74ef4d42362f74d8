/**
 * Words that say nothing about what happened: function words, greetings, politeness, whom one writes to. Our own list,
 * in the forms that normalisation leaves. Negations (tidak, belum, jangan) are not in it: "air mengalir" and "air tidak
 * mengalir" are two different things to say.
 */
export const stopWords: ReadonlySet<string> = new Set(
  `ada adalah agar akan aku anda antara apa apakah atas atau bagaimana bagi bahwa banyak bapak begitu beliau berikut bisa
  boleh bu buat bukankah cuma dalam dan dapat dari demi demikian dengan deh di dia dong dulu hanya harap hingga hormat ia
  ibu ini itu iya jadi jika juga kah kak kakak kalau kami kamu kan karena ke kepada ketika kita kok lagi lah lalu lapor
  laporan laporkan maaf maka mas masih mba mbak melalui melaporkan mengapa mereka min mimin admin mohon nah namun nya oh
  oleh om pada pagi pak para pengaduan pernah permisi pun punya saat saja sambil sampai sangat saya sebagai sedang
  segera sehingga sejak sekali sekarang selalu selama selamat semoga sempat seperti serta siang sih silakan sini situ sore
  suatu sudah supaya tadi tapi telah tentang terhadap terima terlalu tersebut tetapi tolong tuh untuk yaitu ya yang
  assalamualaikum assalamu alaikum wassalam wr wb kasih bantu bantuannya dibantu ditindaklanjuti perhatiannya mantap
  ane ente gan bro sis guys teman lur dulur kang teh punten matur nuwun sugeng enjing dalah lan iki kuwi sing karo
  the of and`.split(/\s+/),
);
