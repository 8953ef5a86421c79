/** Whether the computer may show notifications of this site: `unavailable` without https, or in a browser that has none. */
export type NotificationAccess = NotificationPermission | 'unavailable';

/** Returns what the browser allows now. */
export function notificationAccess(): NotificationAccess {
	return window.isSecureContext && 'Notification' in window ? Notification.permission : 'unavailable';
}

/** Asks the person, who sees the browser's own question, and returns what they answered. */
export async function askForNotifications(): Promise< NotificationAccess > {
	return notificationAccess() === 'default' ? Notification.requestPermission() : notificationAccess();
}

interface Shown {
	title: string;
	body: string;
	/** A newer one with the same tag takes its place, also from another tab. */
	tag: string;
	onClick(): void;
}

/** Shows a notification that brings this page to the front when it is clicked; nothing where that is not allowed. */
export function showNotification( { title, body, tag, onClick }: Shown ): void {
	if ( notificationAccess() !== 'granted' ) {
		return;
	}
	try {
		const notification = new Notification( title, { body, tag } );
		notification.addEventListener( 'click', () => {
			window.focus();
			notification.close();
			onClick();
		} );
	} catch {
		// Browsers of phones show them from service workers only.
	}
}
