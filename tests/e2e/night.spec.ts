import { findConversation, findMail, linkOf, passMinutes } from './answer-mails';
import { expect, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';
import { Inbox } from './pages/inbox';
import { ENGLISH, languageOf } from './pages/language';
import { officeHoursIn, zoneAtNight } from './night';
import { takePicture } from './take-picture';

/** What is said in the story, besides the words of the product. */
const WORDS = {
	'': {
		title: 'Chat with us',
		greeting: 'Hello! How can we help you?',
		questions: 'I have a question before I order.\nI need help with an order.',
		question: 'Can I still return the lamp? It is the wrong colour.',
		answer: 'Of course. We have sent you a label for the parcel.',
		thanks: 'It is here. Thank you!',
		opening: /^Back at 0?9:00/,
	},
	ar: {
		title: 'تحدث معنا',
		greeting: 'مرحبًا! كيف يمكننا مساعدتك؟',
		questions: 'لديّ سؤال قبل أن أطلب.\nأحتاج إلى مساعدة في طلب.',
		question: 'هل ما زال بإمكاني إرجاع المصباح؟ لونه غير مناسب.',
		answer: 'بالتأكيد. أرسلنا إليك ملصق الطرد.',
		thanks: 'وصلني. شكرًا لك!',
		opening: /^نعود الساعة (9:00|٩:٠٠)/,
	},
};

const EMAIL = 'maria@example.org';
for ( const language of [ ENGLISH, languageOf( 'ar' ) ] ) {
	const { locale, say } = language;
	const words = WORDS[ locale as keyof typeof WORDS ];
	const name = locale || 'en';
	// What a sentence written from right to left has filled in keeps its own order.
	const enclosed = locale === '' ? EMAIL : `\u2068${ EMAIL }\u2069`;

	test( `a night in the shop (${ name }): leaves a message, is answered by mail, and goes on with a phone`, async ( {
		site,
		browser,
		pageOf,
		complaints: _complaints,
	} ) => {
		const timezone = zoneAtNight();
		const mails = site.mail.list().length;
		await site.run( 'set-language.php', { locale } );
		const restore = await site.saveSettings( {
			title: words.title,
			greeting: words.greeting,
			questions: words.questions,
			hasOpeningHours: true,
			openingHours: officeHoursIn( timezone ),
		} );
		try {
			// Nobody is here: when somebody is back is said, and the address is asked for first.
			const computer = await browser.newContext( { timezoneId: timezone } );
			const page = await computer.newPage();
			const chat = new ChatWindow( page, language );
			const showPicture = ( state: string, on = page ) => takePicture( on, `night-${ name }-${ state }` );
			await chat.open( site.url );
			await chat.sees( words.opening );
			const email = chat.window.getByLabel( say( 'Your email address' ) );
			await email.fill( 'maria@example' );
			await chat.button( 'Save' ).click();
			await chat.sees( say( 'That address looks incomplete.' ) );
			await expect( email ).toBeFocused();
			await showPicture( '1-address' );
			await email.fill( EMAIL );
			await chat.button( 'Save' ).click();
			await chat.sees( say( 'We will write to %s.', EMAIL ) );

			// Leaves the message, and need not wait.
			await chat.send( words.question );
			await showPicture( '2-sent' );
			await chat.button( 'Get the answer by email' ).click();
			await chat.sees( say( 'You do not have to wait: we have your message.' ) );
			await chat.sees( say( 'We will write to %s.', EMAIL ) );
			await showPicture( '3-left' );
			await computer.close();
			const conversation = await findConversation( site, words.question );

			// In the morning an agent answers.
			const inbox = new Inbox( await pageOf( 'anna' ), site.adminUrl, language );
			await inbox.open();
			await inbox.select( words.question );
			await inbox.accept();
			await inbox.reply( words.answer );
			await expect( inbox.message( words.answer ) ).toBeVisible();
			await showPicture( '4-inbox', inbox.page );
			await passMinutes( site, conversation, 7 * 60 );

			// The answer comes by mail.
			const mail = await findMail( site, mails, EMAIL );
			expect( mail?.text ).toContain( words.answer );
			expect( mail?.text ).toContain( words.question );
			await expect( inbox.root.getByText( say( 'Emailed to %s', enclosed ) ) ).toBeVisible();
			await showPicture( '5-emailed', inbox.page );

			// The link goes on with the chat on a phone.
			const phone = await browser.newContext( {
				viewport: { width: 390, height: 844 },
				hasTouch: true,
				isMobile: true,
				timezoneId: timezone,
			} );
			const onPhone = new ChatWindow( await phone.newPage(), language );
			await onPhone.page.setContent( mail?.html ?? '' );
			await showPicture( '6-mail', onPhone.page );
			await onPhone.page.goto( linkOf( mail ) );
			await onPhone.comesBack();
			await expect( onPhone.message( words.answer ) ).toBeVisible();
			await expect( onPhone.message( words.question ) ).toBeVisible();
			await showPicture( '7-phone', onPhone.page );
			await onPhone.composer.fill( words.thanks );
			await onPhone.button( 'Send' ).tap();
			await expect( inbox.message( words.thanks ) ).toBeVisible();
			await expect( inbox.root.getByText( say( 'Read' ), { exact: true } ) ).toBeVisible();
			await showPicture( '8-talking', onPhone.page );
			await showPicture( '9-inbox', inbox.page );
			await phone.close();
		} finally {
			await restore();
			await site.run( 'set-language.php', { locale: '' } );
		}
	} );
}
