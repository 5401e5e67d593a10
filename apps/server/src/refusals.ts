/** Every way the server says no over HTTP and socket.io: its code, its status, and the sentence in each language. */
import type { InterfaceLanguage } from "@plenary/domain";
import { StorageError } from "@plenary/storage";

const words = {
	malformed: [400, "This request could not be read.", "Запрос не удалось прочитать."],
	invalid: [422, "Something in this form can not be accepted.", "Что-то в этой форме нельзя принять."],
	titleMissing: [422, "Give it a title in at least one language.", "Укажите название хотя бы на одном языке."],
	nameMissing: [422, "Give a name.", "Укажите имя или название."],
	codeMissing: [
		422,
		"Give a short sign in at least one language.",
		"Укажите краткое обозначение хотя бы на одном языке.",
	],
	addressMissing: [
		422,
		"Give an address: without one nobody can be written to or let in.",
		"Укажите адрес: без него нельзя ни написать, ни впустить.",
	],
	addressInvalid: [422, "This does not look like an e-mail address.", "Это не похоже на адрес электронной почты."],
	dayInvalid: [422, "There is no such day.", "Такого дня нет."],
	zoneInvalid: [422, "There is no such time zone.", "Такого часового пояса нет."],
	leftBeforeJoined: [422, "It would leave before it joined.", "Выход оказался бы раньше вступления."],
	endsBeforeStart: [422, "The meeting would end before it begins.", "Встреча закончилась бы раньше, чем началась."],
	languageInvalid: [422, "There is no such language.", "Такого языка нет."],
	languageTwice: [
		422,
		"A language stands here twice: it is an A, a B or a C, and only one of them.",
		"Один язык указан дважды: он может быть либо A, либо B, либо C.",
	],
	retourInvalid: [
		422,
		"A retour goes from a language the person works from into one of their B languages.",
		"Ретур возможен только с рабочего языка на один из языков B этого переводчика.",
	],
	trackMissing: [
		422,
		"Choose at least one kind of work: conferences or community.",
		"Выберите хотя бы один вид работы: конференции или социальный перевод.",
	],
	feeInvalid: [
		422,
		"A fee is an amount and a currency of three letters, such as 400 EUR.",
		"Ставка — это сумма и валюта из трёх букв, например 400 EUR.",
	],
	spanInvalid: [422, "It would end before it begins.", "Это закончилось бы раньше, чем началось."],
	factDay: [
		422,
		"Choose a day of this meeting that has come and is less than two years ago.",
		"Выберите день этой встречи, который уже наступил и был менее двух лет назад.",
	],
	tooLong: [422, "This is too long.", "Это слишком длинно."],
	tooLarge: [413, "This is larger than the server accepts.", "Это больше, чем принимает сервер."],
	notSignedIn: [401, "Sign in first.", "Сначала войдите."],
	notAllowed: [403, "Your role does not allow this.", "Ваша роль этого не позволяет."],
	foreignOrigin: [
		403,
		"This request came from a page of another site.",
		"Этот запрос пришёл со страницы другого сайта.",
	],
	tokenMissing: [
		403,
		"This page is older than your sign-in. Load it again.",
		"Эта страница старше вашего входа. Загрузите её заново.",
	],
	tokenUnknown: [
		401,
		"This access token is not known here: it was mistyped, was revoked, or has run out.",
		"Этот ключ доступа здесь неизвестен: он введён с ошибкой, отозван или истёк.",
	],
	outOfScope: [403, "This access token does not reach that far.", "Этот ключ доступа на это не распространяется."],
	tooManyTokens: [
		409,
		"There are as many access tokens as there may be. Revoke one first.",
		"Ключей доступа уже столько, сколько может быть. Сначала отзовите один из них.",
	],
	calendarInSample: [
		403,
		"The sample fetches no calendars from elsewhere. Take a file instead.",
		"В примере календари по ссылкам не читаются. Выберите файл.",
	],
	addressRefused: [
		422,
		"Give an address that begins with https:// and leads to a calendar on the internet.",
		"Укажите адрес, который начинается с https:// и ведёт к календарю в интернете.",
	],
	notReached: [
		422,
		"Nothing answers at this address. Check that it was copied whole.",
		"По этому адресу ничего не отвечает. Проверьте, скопирован ли он целиком.",
	],
	notThere: [
		422,
		"This address answers, but shows no calendar: it may be private or withdrawn.",
		"Этот адрес отвечает, но календаря не показывает: возможно, он закрыт или отозван.",
	],
	notCalendar: [422, "What stands there is no calendar (.ics).", "Это не календарь (.ics)."],
	tooSlow: [
		422,
		"It takes too long to read this calendar. Try again later, or take a file.",
		"Чтение этого календаря занимает слишком много времени. Попробуйте позже или выберите файл.",
	],
	notFound: [404, "There is no such thing here.", "Здесь такого нет."],
	linkUnknown: [
		404,
		"This link is not known here. Check that it was copied whole.",
		"Эта ссылка здесь неизвестна. Проверьте, скопирована ли она целиком.",
	],
	linkUsed: [410, "This link has been used. Ask for a new one.", "Эта ссылка уже использована. Запросите новую."],
	linkExpired: [410, "This link has run out. Ask for a new one.", "Срок этой ссылки истёк. Запросите новую."],
	addressTaken: [409, "Somebody with this address is here already.", "Человек с этим адресом здесь уже есть."],
	alreadyThere: [409, "This person takes part already.", "Этот человек уже участвует."],
	accountTaken: [
		409,
		"Another entry of the register has this account already.",
		"Эта учётная запись уже связана с другой записью реестра.",
	],
	sameEntry: [422, "This is the same entry. Choose the other one.", "Это та же самая запись. Выберите другую."],
	entryArchived: [
		409,
		"An entry that is archived can not be merged. Bring it back first.",
		"Запись из архива нельзя объединить. Сначала верните её.",
	],
	twoAccounts: [
		409,
		"Both entries sign in, each with an account of its own. Make one person of those two first, or take the account off one entry.",
		"Обе записи связаны с разными учётными записями. Сначала объедините этих двух людей или уберите учётную запись у одной из них.",
	],
	lastAdministrator: [409, "The last administrator must stay one.", "Последний администратор должен им остаться."],
	bookingAlready: [
		409,
		"That has been asked or done already for that day.",
		"На этот день об этом уже спросили или это уже сделано.",
	],
	bookingDayTaken: [
		409,
		"This interpreter is engaged on that day.",
		"У этого переводчика на этот день уже есть твёрдая договорённость.",
	],
	bookingPlaceTaken: [409, "Somebody else has this place already.", "Это место уже занято другим человеком."],
	bookingOfferPending: [
		409,
		"A firm offer lies there for that day; no option can be given beside it.",
		"На этот день уже есть твёрдое предложение; предварительную бронь рядом с ним дать нельзя.",
	],
	bookingPast: [409, "It would be over before it begins.", "Этот срок уже прошёл."],
	bookingMustWait: [
		409,
		"Somebody else holds the first option on that day and has to be asked first.",
		"На этот день уже есть предварительная бронь у других; сначала спрашивают их.",
	],
	bookingNotOffered: [
		409,
		"Nothing firm has been offered that could be accepted.",
		"Твёрдого предложения, которое можно принять, пока нет.",
	],
	bookingBound: [
		409,
		"Both sides are bound already; it can only be cancelled.",
		"Договорённость уже твёрдая; её можно только отменить.",
	],
	bookingNotBound: [
		409,
		"Nothing is agreed yet; it can only be released.",
		"Договорённости ещё нет; запрос можно только снять.",
	],
	bookingNotFirm: [409, "Only what is firm can be contracted.", "Договор возможен только по твёрдой договорённости."],
	bookingNotContracted: [
		409,
		"Only what is under contract can be noted as worked.",
		"Отметить как отработанное можно только то, на что есть договор.",
	],
	bookingOver: [409, "This is over; nothing can be changed in it.", "Это уже завершено; изменить ничего нельзя."],
	nothingRunning: [409, "No item is being taken.", "Сейчас не рассматривается ни один пункт."],
	alreadyRunning: [409, "This item is being taken already.", "Этот пункт уже рассматривается."],
	alreadyFinished: [409, "This item is finished already.", "Этот пункт уже завершён."],
	notTaken: [409, "This item has not been taken up yet.", "Этот пункт ещё не рассматривался."],
	solverBusy: [
		429,
		"The solver has its hands full with other meetings. Try again in a minute.",
		"Решатель занят другими встречами. Попробуйте через минуту.",
	],
	nothingInterpreted: [
		409,
		"None of these sittings is interpreted: choose their languages first.",
		"Ни одно из этих заседаний не переводится: сначала выберите языки.",
	],
	noRoster: [
		409,
		"No roster is published for this meeting yet.",
		"Расстановка переводчиков на эту встречу ещё не опубликована.",
	],
	nothingThatDay: [
		404,
		"The published roster has no sittings on that day.",
		"В опубликованном расписании на этот день заседаний нет.",
	],
	pressBusy: [
		429,
		"Many papers are being made just now. Try again in a minute.",
		"Сейчас готовится много документов. Попробуйте через минуту.",
	],
	noPdfHere: [
		501,
		"This server can not make PDF files. The same paper can be had as DOCX.",
		"Этот сервер не может делать файлы PDF. Тот же документ можно получить в формате DOCX.",
	],
	paperFailed: [
		500,
		"This paper could not be made. Nothing was changed; try the other format.",
		"Этот документ не удалось подготовить. Ничего не изменено; попробуйте другой формат.",
	],
	notInBooth: [
		403,
		"The published roster does not have you, or this person, in this booth.",
		"По опубликованной расстановке вас или этого человека нет в этой кабине.",
	],
	notOnRoster: [
		403,
		"The published roster does not have this interpreter on that day.",
		"По опубликованной расстановке этого переводчика в этот день нет.",
	],
	stillEngaged: [
		409,
		"There is something open or agreed for a day to come: release or cancel that first.",
		"На будущий день есть открытый запрос или договорённость: сначала снимите или отмените их.",
	],
	notYou: [403, "You can do this for yourself only.", "Это можно сделать только за себя."],
	notToday: [409, "This sitting is not today.", "Это заседание не сегодня."],
	notSpoken: [422, "This language is not spoken at this sitting.", "На этом заседании на этом языке не говорят."],
	somebodyElseOn: [
		409,
		"Somebody else has taken the microphone meanwhile.",
		"Микрофон тем временем взял кто-то другой.",
	],
	alreadyOn: [409, "This microphone is on already.", "Этот микрофон уже включён."],
	micOff: [409, "Nobody is at this microphone.", "У этого микрофона никого нет."],
	alreadyOffered: [409, "The microphone is being handed over already.", "Микрофон уже передаётся."],
	nothingOffered: [409, "There is no hand-over to answer any more.", "Отвечать не на что: передачи микрофона уже нет."],
	ownOffer: [409, "Your partner has to accept this, not you.", "Это должен принять напарник, а не вы."],
	alreadyAsked: [409, "Relief has been asked for already.", "О замене уже попросили."],
	signalOver: [409, "This signal is over.", "Этот сигнал уже снят."],
	isOut: [409, "This person can not work just now.", "Этот человек сейчас не может работать."],
	notOut: [409, "This person is able to work.", "Этот человек может работать."],
	tooOften: [429, "Too often. Try again in a few minutes.", "Слишком часто. Попробуйте снова через несколько минут."],
	notBuilt: [
		503,
		"The pages have not been built yet. Stop the server and start it with: npm start",
		"Страницы ещё не собраны. Остановите сервер и запустите его командой: npm start",
	],
	notSaving: [
		503,
		"The server can not reach its disk just now. Nothing was changed; try again in a minute.",
		"Сервер сейчас не может обратиться к своему диску. Ничего не изменено; попробуйте снова через минуту.",
	],
	failed: [
		500,
		"Something went wrong on the server. Nothing was changed; try again.",
		"На сервере что-то пошло не так. Ничего не изменено; попробуйте снова.",
	],
} as const satisfies Record<string, readonly [number, string, string]>;

export type RefusalCode = keyof typeof words;
export const refusalCodes = Object.keys(words) as RefusalCode[];

/** A no, as a value. `field` names the part of a form it is about. */
export interface Refusal {
	readonly refusal: RefusalCode;
	readonly field?: string | undefined;
}

export const refuse = (refusal: RefusalCode, field?: string): Refusal => ({ refusal, field });

export function isRefusal(value: unknown): value is Refusal {
	return typeof value === "object" && value !== null && "refusal" in value && isRefusalCode(value.refusal);
}

export const isRefusalCode = (code: unknown): code is RefusalCode =>
	typeof code === "string" && Object.hasOwn(words, code);

/** What went wrong, as a no: the disk's trouble passes, and is worth another try. */
export const failureOf = (error: unknown): RefusalCode =>
	error instanceof StorageError && error.isTrouble ? "notSaving" : "failed";

export const statusOf = (code: RefusalCode): number => words[code][0];

export const sentenceOf = (code: RefusalCode, language: InterfaceLanguage): string =>
	words[code][language === "ru" ? 2 : 1];
