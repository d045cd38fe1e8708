/** Polish, Russian and Greek conversations. */
import type { Language } from './conversation.ts';

export const polish: Language = {
  tag: 'pl-PL',
  timeZone: 'Europe/Warsaw',
  customers: ['Małgorzata Żółkiewska', 'Łukasz Wójcik', '+48 500 000 229'],
  conversations: [
    {
      service: 'Delivery',
      subject: 'Paczka w złym paczkomacie',
      turns: [
        ['c', 'Dzień dobry, paczka trafiła do paczkomatu na drugim końcu miasta 🤦‍♀️'],
        ['a', 'Dzień dobry, bardzo przepraszam. Proszę o numer przesyłki.'],
        ['c', '6312 0087 4419'],
        ['a', 'Widzę. Ten przy ul. Źródlanej był pełny, dlatego kurier wybrał następny.'],
        ['c', 'Nie mam samochodu, to godzina w jedną stronę'],
        ['a', 'Rozumiem. Przekieruję ją na jutro prosto pod drzwi, bez opłaty. Czy 9–12 pasuje?'],
        ['c', 'Pasuje, dziękuję ślicznie!'],
      ],
    },
    {
      service: 'Appointments',
      subject: 'Wizyta serwisanta',
      turns: [
        ['c', 'Czy serwisant przyjedzie dzisiaj? Pralka przecieka, a woda stoi już w łazience'],
        ['a', 'Tak, pan Grześ jest w drodze. Proszę zakręcić zawór za pralką, to ten niebieski.'],
        ['c', 'Zakręcone, już nie leci 😅'],
        ['a', 'Świetnie. Będzie u Państwa około 15:20.'],
        ['c', 'Czekamy, kawa już się parzy ☕'],
      ],
    },
  ],
};

export const russian: Language = {
  tag: 'ru-RU',
  timeZone: 'Europe/Riga',
  customers: ['Фёдор Ильин', '+371 20 000 118'],
  conversations: [
    {
      service: 'Returns',
      subject: 'Возврат наушников',
      customer: 'Екатерина Щукина',
      turns: [
        ['c', 'Здравствуйте! Наушники перестали заряжаться через две недели.'],
        ['a', 'Здравствуйте, Екатерина! Жаль это слышать. Чек сохранился?'],
        ['c', 'Только электронный, номер 204-7751'],
        ['a', 'Этого достаточно. Что Вам удобнее: замена или возврат денег?'],
        ['c', 'Замена. Только не белые, пожалуйста, а чёрные'],
        ['a', 'Чёрные есть. Курьер привезёт новые завтра и сразу заберёт старые.'],
        ['c', 'Отлично, спасибо большое! 👏'],
      ],
    },
    {
      service: 'Billing',
      subject: 'Двойное списание',
      turns: [
        ['c', 'Добрый день. С карты дважды списали 42,00 €. Объясните, пожалуйста'],
        ['a', 'Добрый день! Сейчас проверю. Это было вчера вечером?'],
        ['c', 'Да, около девяти'],
        ['a', 'Второе списание — это временная блокировка, она исчезнет сама до пятницы.'],
        ['c', 'А если не исчезнет?'],
        ['a', 'Тогда напишите сюда же, и я верну деньги вручную в тот же день.'],
        ['c', 'Хорошо, договорились'],
      ],
    },
  ],
};

export const greek: Language = {
  tag: 'el-GR',
  timeZone: 'Europe/Athens',
  customers: ['Δήμητρα Παπαδάκη', 'Στέλιος Χατζής', '+30 690 000 0315'],
  conversations: [
    {
      service: 'Appointments',
      subject: 'Αλλαγή ραντεβού',
      turns: [
        ['c', 'Καλημέρα σας, γίνεται να αλλάξουμε το ραντεβού της Πέμπτης;'],
        ['a', 'Καλημέρα! Βεβαίως. Σας βολεύει η Παρασκευή στις 11:00;'],
        ['c', 'Μόνο μετά τις 18:00, δουλεύω πρωί'],
        ['a', 'Στις 18:30 έχουμε μια θέση. Να την κλείσω;'],
        ['c', 'Ναι, ευχαριστώ πολύ! 🌞'],
        ['a', 'Έγινε. Θα λάβετε υπενθύμιση με SMS.'],
      ],
    },
    {
      service: 'Delivery',
      subject: 'Αποστολή στη Νάξο',
      turns: [
        ['c', 'Η παραγγελία μου για Νάξο είναι ακόμα στον Πειραιά;'],
        ['a', 'Ναι, δυστυχώς λόγω απαγορευτικού τα πλοία είναι δεμένα από χθες.'],
        ['c', 'Είναι φάρμακα για τη γάτα μου, τα χρειάζομαι 🐈'],
        ['a', 'Το καταλαβαίνω. Μίλησα με το φαρμακείο στη Χώρα: έχουν τα ίδια και σας περιμένουν.'],
        ['c', 'Δεν το πιστεύω, είστε υπέροχοι!'],
      ],
    },
  ],
};
