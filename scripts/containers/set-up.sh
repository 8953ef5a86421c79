#!/bin/sh
# Brings a WordPress in containers to the state that people expect: installed, with the plugin from its zip, and with
# the file that tells the relay which site it serves. Running it again changes nothing that is right.
set -eu

site=/var/www/html
run() {
	wp --allow-root --path="$site" "$@"
}

if ! run core is-installed; then
	# By standard input, because everybody on the machine can read arguments.
	printf '%s\n' "$ADMIN_PASSWORD" | run core install \
		--url="$SITE_URL" \
		--title='Veranda' \
		--admin_user="$ADMIN_LOGIN" \
		--admin_email="$ADMIN_EMAIL" \
		--prompt=admin_password \
		--skip-email
	run rewrite structure '/%postname%/'
fi

run plugin install /veranda.zip --force --activate
run eval-file /set-up/write-site-file.php /sites/site.json

# WordPress updates the plugin as its own user (33 in the Debian image); the relay reads its file as user 1000.
chown -R 33:33 "$site/wp-content/plugins/veranda"
chown 1000:1000 /sites/site.json
chmod 0400 /sites/site.json
