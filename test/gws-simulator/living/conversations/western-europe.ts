/** Spanish, French and German conversations. */
import type { Language } from './conversation.ts';

export const spanish: Language = {
  tag: 'es-ES',
  timeZone: 'Europe/Madrid',
  customers: ['Íñigo Muñoz', '+34 600 000 318', 'Begoña Peña', 'Joaquín Núñez'],
  conversations: [
    {
      service: 'Delivery',
      subject: 'Pedido retrasado',
      customer: 'Lucía Fernández',
      turns: [
        ['c', 'Hola, ¿dónde está mi pedido? Pone entregado pero aquí no hay nada.'],
        ['a', 'Buenos días, Lucía. Lo siento mucho. Dígame el número de pedido, por favor.'],
        ['c', '30-4471. El repartidor ni siquiera llamó al timbre 😠'],
        ['a', 'Gracias. Según el justificante, lo dejó en la panadería de abajo a las 10:42.'],
        ['c', '¿En la panadería? ¡Podría haber dejado una nota!'],
        ['a', 'Tiene toda la razón. ¿Puede pasar hoy? Cierran a las 20:30.'],
        ['c', 'Sí, bajo ahora mismo. ¡Gracias! 🥖'],
        ['a', 'A usted. He pedido que la próxima vez avisen siempre por SMS.'],
      ],
    },
    {
      service: 'Appointments',
      subject: 'Cambio de cita',
      turns: [
        ['c', 'Necesito cambiar la cita del miércoles, mi hija tiene fiebre 🤒'],
        ['a', '¡Que se mejore pronto! ¿Le viene bien el lunes a las 12:15?'],
        ['c', 'Mejor por la tarde, ¿hay algo a partir de las 17?'],
        ['a', 'El lunes a las 17:40 queda un hueco. ¿Se lo reservo?'],
        ['c', 'Perfecto, resérvelo, por favor'],
        ['a', 'Hecho. Recibirá un recordatorio el domingo.'],
      ],
    },
    {
      service: 'Billing',
      subject: 'Factura demasiado alta',
      turns: [
        ['c', '¿Por qué esta factura es de 118,40 € si siempre pago 60?'],
        ['a', 'Lo miro enseguida. ¿Ha estado fuera de la Unión Europea este mes?'],
        ['c', 'Cinco días en Suiza, pero apagué los datos'],
        ['a', 'Veo 340 MB el día 12, a las 6 de la mañana: parece una copia de seguridad automática.'],
        ['c', 'Nadie me avisó de eso… ¿Se puede hacer algo?'],
        ['a', 'Por ser la primera vez le descuento el importe completo: 58,40 € menos.'],
        ['c', '¡Muchísimas gracias, qué alivio!'],
      ],
    },
  ],
};

export const french: Language = {
  tag: 'fr-FR',
  timeZone: 'Europe/Paris',
  customers: ['Noémie Garçon', '+33 6 00 00 07 12', 'Jérôme Bézier', 'Aïcha Benali'],
  conversations: [
    {
      service: 'Returns',
      subject: 'Remboursement en attente',
      customer: 'Camille Lefèvre',
      turns: [
        ['c', 'Bonjour, j’ai renvoyé le manteau il y a trois semaines et toujours pas de remboursement.'],
        ['a', 'Bonjour Camille, je comprends votre impatience. Je vérifie tout de suite.'],
        ['c', 'Merci. Le numéro de retour est R-88120.'],
        ['a', 'Le colis est bien arrivé le 4, mais il est resté bloqué au contrôle qualité.'],
        ['c', 'Bloqué pourquoi ? Il n’a jamais été porté !'],
        [
          'a',
          'Rien à vous reprocher : l’étiquette s’était décollée. Je valide le remboursement à l’instant.',
        ],
        ['c', 'Quand est-ce que je le verrai sur mon compte ?'],
        ['a', 'Sous 48 heures. J’y ajoute un bon de 10 € pour l’attente.'],
        ['c', 'C’est gentil, merci beaucoup ☺️'],
      ],
    },
    {
      service: 'Technical help',
      subject: 'Box redémarre en boucle',
      turns: [
        ['c', 'Ma box redémarre toutes les cinq minutes, c’est insupportable'],
        ['a', 'Je suis désolée. Depuis quand, et y a-t-il un orage chez vous ?'],
        ['c', 'Depuis hier soir, oui gros orage ⛈️'],
        ['a', 'Le bloc d’alimentation a sans doute souffert. Est-il chaud au toucher ?'],
        ['c', 'Brûlant !'],
        ['a', 'Débranchez-le, s’il vous plaît. Un neuf vous attend dès 14 h au relais de la rue Lecourbe.'],
        ['c', 'D’accord, j’y vais après le déjeuner. Merci pour la rapidité.'],
      ],
    },
    {
      service: 'Appointments',
      subject: 'Confirmation de rendez-vous',
      turns: [
        ['c', 'Bonjour, mon rendez-vous de jeudi est-il bien confirmé ?'],
        ['a', 'Bonjour ! Oui, jeudi à 9 h 30 avec Mme Rousseau.'],
        ['c', 'Quels documents faut-il apporter ?'],
        ['a', 'Une pièce d’identité et votre dernière facture suffisent.'],
        ['c', 'Super, à jeudi !'],
      ],
    },
  ],
};

export const german: Language = {
  tag: 'de-DE',
  timeZone: 'Europe/Berlin',
  customers: ['+49 151 0000 4410', 'Bärbel Größ', 'Levent Öztürk'],
  conversations: [
    {
      service: 'Delivery',
      subject: 'Liefertermin Waschmaschine',
      customer: 'Jürgen Müßig',
      turns: [
        ['c', 'Guten Tag, wann kommt denn nun meine Waschmaschine? Zugesagt war Montag.'],
        ['a', 'Guten Tag, Herr Müßig, entschuldigen Sie bitte. Ich frage sofort bei der Spedition nach.'],
        ['c', 'Ich habe extra Urlaub genommen. Das war der zweite Termin, der geplatzt ist.'],
        [
          'a',
          'Das ist sehr ärgerlich. Der Fahrer hat Ihre Maschine heute auf der Tour, zwischen 14 und 16 Uhr.',
        ],
        ['c', 'Und das stimmt diesmal wirklich? Dritter Stock ohne Aufzug, das steht hoffentlich dabei.'],
        ['a', 'Ja, beides ist vermerkt: dritter Stock, zwei Träger, Altgerät wird mitgenommen.'],
        ['c', 'Gut. Wenn das heute klappt, ist alles in Ordnung.'],
        ['a', 'Ich bleibe dran und melde mich um 14 Uhr noch einmal bei Ihnen.'],
        ['c', 'Danke, das ist nett.'],
      ],
    },
    {
      service: 'Billing',
      subject: 'Rückfrage zur Nebenkostenabrechnung der Geräteversicherung',
      customer: 'Annika Schröder',
      turns: [
        [
          'c',
          'Hallo, ich verstehe die Abrechnung der Geräteversicherung nicht. Es sind drei Posten dazugekommen, die ich nie bestellt habe: „Premiumschutz Plus“, „Auslandsreisevollkasko“ und „Datenrettungspauschale“. Zusammen sind das 27,85 € im Monat. Ich hätte gern schriftlich, wer das wann beauftragt hat, und bis zur Klärung möchte ich diese Beträge nicht mehr abgebucht bekommen.',
        ],
        ['a', 'Hallo Frau Schröder, danke für die genaue Schilderung. Ich sehe mir die drei Posten an.'],
        [
          'a',
          'Sie wurden am 2. des Monats im Zuge einer Tarifumstellung hinzugefügt, ohne Ihre Bestätigung. Das war unser Fehler.',
        ],
        ['c', 'Aha. Und jetzt?'],
        [
          'a',
          'Ich habe alle drei rückwirkend entfernt. 27,85 € kommen in dieser Woche zurück, die Bestätigung per E-Mail.',
        ],
        ['c', 'Vielen Dank, so schnell hätte ich das nicht erwartet 😊'],
      ],
    },
    {
      service: 'Account',
      subject: 'Adressänderung',
      customer: 'Levent Öztürk',
      turns: [
        ['c', 'Moin, wir sind umgezogen. Neue Adresse: Große Elbstraße 45, 22767 Hamburg'],
        ['a', 'Moin! Herzlichen Glückwunsch zum neuen Zuhause 🏡 Ab wann gilt die Adresse?'],
        ['c', 'Ab dem 1. Der Name an der Klingel ist Öztürk/Yıldız'],
        ['a', 'Ist eingetragen. Die Lieferung am Freitag geht schon an die neue Adresse.'],
        ['c', 'Top, danke!'],
      ],
    },
  ],
};
