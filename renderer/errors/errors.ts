/** Words for every failure that has a name: what happened, and what the supervisor can do about it. */
import type { AppFailure, ErrorCode } from '#preload/errors.ts';

interface Words {
  readonly happened: string;
  readonly advice: string;
}

/**
 * A failure ready to be shown. `quote` is what the server said, with `quoteLead` before it; `reference` finds the failure in the
 * log.
 */
export interface FailureWords extends Words {
  readonly quoteLead: string;
  readonly quote: string | null;
  readonly reference: string | null;
}

const WORDS: Record<ErrorCode, Words> = {
  'server-address-invalid': {
    happened: 'This is not a server address.',
    advice:
      'Nothing was sent. Enter it as your administrator gave it to you, for example https://gws.example.com.',
  },
  'user-name-missing': { happened: 'The user name is missing.', advice: 'Enter your user name.' },
  'user-name-has-colon': {
    happened: 'A user name with a colon cannot sign in here.',
    advice:
      'Nothing was sent. Check the user name; if it has a colon, ask your administrator for another one.',
  },
  'password-missing': { happened: 'The password is missing.', advice: 'Enter your password.' },
  'wrong-password': {
    happened: 'The server does not accept this user name and password.',
    advice: 'Check both, mind capital letters, and try again.',
  },
  'password-change-required': {
    happened: 'The server wants you to change your password first.',
    advice: 'Change it where you usually do, then sign in here with the new one.',
  },
  'unknown-host': {
    happened: 'There is no server with this name.',
    advice: 'Check the spelling of the address, and that you are in the right network or VPN.',
  },
  'connection-refused': {
    happened: 'Nothing answers at this address.',
    advice: 'Check the address and its port. The server may also be down: ask your administrator.',
  },
  'no-answer': {
    happened: 'The server did not answer in time.',
    advice: 'Try again in a moment. If it stays so, tell your administrator.',
  },
  'network-unreachable': {
    happened: 'This computer has no way to the server.',
    advice: 'Check your network cable, Wi-Fi or VPN.',
  },
  'network-service-lost': {
    happened: 'The part of this app that talks to the network has stopped.',
    advice: 'It is started again by itself. If this message comes back, restart the app.',
  },
  'cookie-refused': {
    happened: 'The server signs you in with a cookie that cannot be kept for this address.',
    advice:
      'Often the address must begin with https://. Otherwise tell your administrator: the cookie is for another server, or for https only.',
  },
  'network-changed': {
    happened: "This computer's network is just changing or waking up.",
    advice: 'The app connects again by itself.',
  },
  'not-gws': {
    happened: 'Something answers at this address, but it is not a Genesys Web Services server.',
    advice: 'Check the address with your administrator.',
  },
  'sign-in-page': {
    happened: 'A sign-in page answers in place of the contact centre.',
    advice:
      'Your company or this network may want you to sign in first: do so in your browser, then try again. If that does not help, tell your administrator.',
  },
  'request-blocked': {
    happened: 'Something on the way to the server, such as a firewall, has refused this.',
    advice:
      'The contact centre has most likely not got it. If it was a text, its words may be the reason: change them and try again, or tell your administrator.',
  },
  'sign-in-not-kept': {
    happened: 'The server accepts your password, but does not know you in the next moment.',
    advice:
      'The address may begin with http:// where the server wants https://, or the server may be set up wrongly. Ask your administrator.',
  },
  'notifications-refused': {
    happened: 'The server lets you in, but refuses to tell you what happens.',
    advice: 'The app goes on trying. If it stays so, tell your administrator.',
  },
  'certificate-expired': {
    happened: "The server's security certificate has expired.",
    advice: 'Nothing was sent. Tell your administrator; check that the clock of this computer is right.',
  },
  'certificate-wrong-host': {
    happened: "The server's security certificate belongs to another address.",
    advice: 'Nothing was sent. Check the address; if it is right, tell your administrator.',
  },
  'certificate-not-trusted': {
    happened: "This computer does not trust the server's security certificate.",
    advice: 'Nothing was sent. Ask your administrator to install the certificate authority on this computer.',
  },
  'certificate-self-signed': {
    happened: "The server's security certificate is signed by itself, so nobody vouches for it.",
    advice:
      'Nothing was sent. Ask your administrator to install it on this computer, or to replace it by one that is vouched for.',
  },
  'client-certificate-wanted': {
    happened: 'The server wants a certificate from this computer.',
    advice: 'Ask your administrator to install one for you, or to let you in without.',
  },
  'encryption-outdated': {
    happened: 'The server offers only encryption that is not safe any more.',
    advice: 'Nothing was sent. Tell your administrator.',
  },
  'encryption-missing': {
    happened: 'What answers at this address does not speak https.',
    advice: 'Nothing was sent. Check the address and its port with your administrator.',
  },
  'server-moved': {
    happened: 'The server sends everybody on to another address.',
    advice: 'Nothing was sent there. Enter the new address if your administrator confirms it.',
  },
  'proxy-unreachable': {
    happened: 'The proxy on the way to the server does not answer or does not let us through.',
    advice: 'Check that you are in the right network or VPN. If you are, tell your administrator.',
  },
  'proxy-sign-in-wanted': {
    happened: 'The proxy on the way to the server wants a user name and a password.',
    advice: 'Enter them at the top of the window.',
  },
  'certificate-bad': {
    happened: "The server's security certificate is not valid.",
    advice: 'Nothing was sent. Tell your administrator, who can have it checked and replaced.',
  },
  'keychain-unavailable': {
    happened: "This computer's keychain is not available.",
    advice: 'You are signed in for this run only and will be asked for your password at the next start.',
  },
  'stored-password-not-found': {
    happened: "This computer's keychain did not give your password.",
    advice: 'It may be locked: unlock it and sign in again, or enter your password.',
  },
  'stored-password-not-removed': {
    happened: "Your password could not be removed from this computer's keychain.",
    advice: 'The app will not use it any more. Remove the entry “SMS Supervisor” in the keychain itself.',
  },
  'not-signed-in': { happened: 'You are not signed in.', advice: 'Sign in and try again.' },
  'session-expired': {
    happened: 'The server has ended your sign-in.',
    advice:
      'Enter your password at the top of the window. What you had typed is kept until you close the app.',
  },
  'not-connected': {
    happened: 'There is no connection to the contact centre at the moment.',
    advice: 'Nothing was sent. Try again as soon as the connection is back.',
  },
  'session-not-found': {
    happened: 'The contact centre does not know this session any more.',
    advice: 'It has probably ended. Choose another session.',
  },
  'session-not-mine': {
    happened: 'This session is not one of yours.',
    advice:
      'Nothing was opened. It may have ended, or you have not joined it: look for its agent in the team.',
  },
  'session-ended': {
    happened: 'This session has ended.',
    advice: 'Nothing can be sent or changed any more; what was said stays readable.',
  },
  'mode-not-offered': {
    happened: 'The contact centre does not offer this mode for the session now.',
    advice: 'Nothing was asked of the contact centre.',
  },
  'mode-not-confirmed': {
    happened: 'The contact centre has not confirmed the new mode.',
    advice: 'The mode shown is the last one that was confirmed. Be careful what you write, and try again.',
  },
  'close-not-confirmed': {
    happened: 'The contact centre has not confirmed that the session is over for you.',
    advice: 'You may still be in it, and be seen as the mode says. Try again.',
  },
  'accept-not-confirmed': {
    happened: 'The contact centre has not confirmed that you are in the session.',
    advice: 'The invitation may be gone. Wait a moment, then try again.',
  },
  'join-not-confirmed': {
    happened: 'The contact centre has not brought you into the session.',
    advice: 'It may have ended, or you may come in late: look into your sessions before you try again.',
  },
  'change-not-confirmed': {
    happened: 'The contact centre has not confirmed this change.',
    advice: 'What is shown is the last that was confirmed. Try again.',
  },
  'operation-failed-later': {
    happened: 'The contact centre took this at first and failed at it afterwards.',
    advice: 'Nothing has changed. Try again; if it stays so, tell your administrator.',
  },
  'outcome-unknown': {
    happened: 'It is not known whether this was carried out.',
    advice: 'The contact centre is being asked. Nothing is sent again by itself.',
  },
  'already-under-way': {
    happened: 'The same is already under way.',
    advice: 'Nothing was done a second time. Wait until it is known what came of the first.',
  },
  'agent-not-found': {
    happened: 'The contact centre does not know this agent.',
    advice: 'Wait until your team has been read again, then look for the agent.',
  },
  'link-not-allowed': {
    happened: 'This address cannot be used as a link.',
    advice: 'Only addresses that begin with https:// or http:// are possible, without a user name in them.',
  },
  'data-key-missing': { happened: 'The name of the entry is missing.', advice: 'Enter a name for it.' },
  'data-key-exists': {
    happened: 'There is an entry of this name already.',
    advice: 'Choose another name, or change the entry that is there.',
  },
  'data-number-wanted': {
    happened: 'This entry is a number.',
    advice: 'Enter it in digits, with a point before decimals. Nothing has changed.',
  },
  'work-not-started': {
    happened: 'Your work has not started.',
    advice: 'Start it first. If it does not start, check place and login code with your administrator.',
  },
  'work-partly-started': {
    happened: 'Your work has started, but not on every channel.',
    advice: 'Which channels failed, and why, stands at the top of the window.',
  },
  'audit-not-written': {
    happened: 'The record of your actions could not be written on this computer.',
    advice:
      'What you did has happened all the same, and is kept until it can be written. Make room on the disk; the app tries again by itself.',
  },
  'audit-damaged': {
    happened: 'A part of the record of your actions was damaged, as happens when the power fails.',
    advice:
      'Everything that can be read is shown; nothing was taken out of the file. Tell your administrator.',
  },
  'audit-not-exported': {
    happened: 'Your actions could not be exported.',
    advice: 'Check that you may write to that folder and that there is room on the disk, then try again.',
  },
  'switch-in-progress': {
    happened: 'Another change of mode is still under way in this session.',
    advice: 'Wait until it is done, then try again.',
  },
  'message-empty': { happened: 'There is no text to send.', advice: 'Write something first.' },
  'message-too-long': {
    happened: 'The text is too long for one message.',
    advice: 'Shorten it or send it in parts.',
  },
  'message-not-allowed-in-mode': {
    happened: 'This message cannot be sent in your present mode.',
    advice: 'Nothing was sent. Choose the mode that fits, then send it again.',
  },
  'operation-refused': {
    happened: 'The contact centre refused this.',
    advice: 'Nothing has changed. Try again; if it stays so, tell your administrator.',
  },
  'operation-not-permitted': {
    happened: 'You do not have the permission for this.',
    advice: 'Nothing has changed. Ask your administrator if you need it.',
  },
  'server-failed': {
    happened: 'The server failed at this.',
    advice: 'Try again in a moment. If it stays so, tell your administrator.',
  },
  'settings-not-saved': {
    happened: 'Your settings could not be saved on this computer.',
    advice: 'They hold while the app runs. Make room on the disk; the app tries again by itself.',
  },
  'login-item-not-set': {
    happened: 'Whether the app starts when you sign in to this computer could not be set.',
    advice:
      'Check that there is room on the disk and that you may write to your home folder, then choose again.',
  },
  'settings-restored': {
    happened: 'The file of your settings was damaged, as happens when the power fails.',
    advice: 'The app goes on with those that were kept last. Look whether your latest changes are there.',
  },
  'settings-lost': {
    happened: 'The file of your settings was damaged, and there was no other copy of it.',
    advice: 'Nickname, keywords and the rest are as at the very first start: please set them again.',
  },
  'tray-lost': {
    happened: 'This desktop shows no tray at the moment, so the window was minimised and not left hidden.',
    advice:
      'You stay in your sessions and go on being alerted. Closing the window minimises it until there is a tray.',
  },
  'setting-managed': {
    happened: 'This setting is managed by your organisation.',
    advice: 'Ask your administrator if it should be otherwise.',
  },
  'policy-not-read': {
    happened: 'What your organisation has set for this app could not be read, or not all of it.',
    advice: 'What it could forbid is forbidden until it is mended; the rest holds. Tell your administrator.',
  },
  'policy-closed': {
    happened: 'Which servers your organisation allows could not be read.',
    advice: 'Nobody can sign in on this computer until that is mended. Tell your administrator.',
  },
  'server-not-offered': {
    happened: 'Your organisation does not allow this server.',
    advice: 'Choose one of those that are offered.',
  },
  'pattern-invalid': {
    happened: 'This pattern cannot be understood.',
    advice: 'Write a plain word, or a pattern between slashes without look-behind or back-references.',
  },
  'diagnostics-not-saved': {
    happened: 'The diagnostics could not be saved.',
    advice: 'Check that you may write to that folder and that there is room on the disk, then try again.',
  },
  'update-not-ready': {
    happened: 'There is no new version ready to be installed.',
    advice: 'Look for updates again.',
  },
  'update-server-unreachable': {
    happened: 'The server for updates cannot be reached.',
    advice: 'Nothing has changed; the app looks again later by itself.',
  },
  'update-damaged': {
    happened: 'The new version that was downloaded is damaged or not the real one.',
    advice: 'It was thrown away and nothing has changed. If it happens again, tell your administrator.',
  },
  'update-not-possible-here': {
    happened: 'The app cannot replace itself where it is installed.',
    advice: 'Ask your administrator to install the new version.',
  },
  'malformed-command': {
    happened: 'The app has misunderstood itself: this is our mistake.',
    advice: 'Nothing was done. Please report it.',
  },
  unexpected: {
    happened: 'Something went wrong that we did not foresee.',
    advice: 'Try again. If it stays so, please report it.',
  },
};

/** Codes whose only remedy is a look into the log. */
const WITH_REFERENCE: readonly ErrorCode[] = ['unexpected', 'malformed-command', 'server-failed'];

/** Where what the server said is not a sentence. */
const QUOTE_LEADS: Partial<Record<ErrorCode, string>> = {
  'server-moved': 'The new address:',
  'policy-not-read': 'What is wrong:',
  'settings-restored': 'The damaged file was kept:',
  'settings-lost': 'The damaged file was kept:',
  'policy-closed': 'What is wrong:',
};

/** Words for every code, so that no failure is silent. */
export function describeFailure(failure: AppFailure): FailureWords {
  const showsReference = WITH_REFERENCE.includes(failure.code) && failure.reference !== '';
  return {
    ...WORDS[failure.code],
    quoteLead: QUOTE_LEADS[failure.code] ?? 'The server says:',
    quote: failure.serverSays ?? null,
    reference: showsReference ? failure.reference : null,
  };
}
