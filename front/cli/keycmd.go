package cli

import (
	"cmp"
	"context"
	"fmt"
	"path/filepath"

	"github.com/recourse-health/recourse/front/wire"
	"github.com/recourse-health/recourse/value/say"
)

// StoreOptions say where cases lie and what opens them.
type StoreOptions struct {
	Data     string `default:"data" env:"RECOURSE_DATA" help:"The folder of the cases. It is made if it is absent."`
	Key      string `env:"RECOURSE_KEY" help:"The operator's key file; default: recourse.key in the data folder. It is made if it is absent; RECOURSE_PASSPHRASE_FILE names a file with the passphrase that closes it, and else one is asked for where it is closed."`
	Database string `env:"RECOURSE_DATABASE" help:"The database: postgres://USER@HOST:PORT/NAME, or the path of a SQLite file; default: recourse.db in the data folder. A password is better put into the environment (PGPASSWORD) or ~/.pgpass."`
	Blobs    string `env:"RECOURSE_BLOBS" help:"Where the sealed bytes of letters lie: a folder, or s3://BUCKET/PREFIX?endpoint=URL&region=NAME with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment; default: blobs in the data folder."`
}

// filled puts in what was not given.
func (o StoreOptions) filled() StoreOptions {
	o.Key = cmp.Or(o.Key, filepath.Join(o.Data, "recourse.key"))
	o.Database = cmp.Or(o.Database, filepath.Join(o.Data, "recourse.db"))
	o.Blobs = cmp.Or(o.Blobs, filepath.Join(o.Data, "blobs"))
	return o
}

func (o ServeOptions) whole() ServeOptions {
	o.StoreOptions = o.filled()
	return o
}

type keyCmd struct {
	Rotate rotateCmd `cmd:"" help:"Put a new operator's key in the place of the present one. Letters and facts are not written again. If it is interrupted, run it again. A web app that runs must be started again."`
}

type rotateCmd struct {
	StoreOptions
	Close bool `help:"Close the new key under a passphrase, from the file that RECOURSE_NEW_PASSPHRASE_FILE names or asked for. Without it the key lies open in its file."`
}

// Run rotates the operator's key.
func (c *rotateCmd) Run(ctx context.Context, a *App) error {
	o := c.filled()
	n, former, err := a.Tools.RotateKey(ctx, o, c.Close, func(line say.Line) { fmt.Fprint(a.Err, a.words().Must(line)+" ") })
	if err != nil {
		return err
	}
	if a.JSON {
		a.Out.Write(wire.JSON(wire.KeyRotated{Schema: "recourse.key/1", Key: o.Key, Former: former, Cases: n, Books: a.Books, Engine: a.Engine}))
		return nil
	}
	fmt.Fprintln(a.Out, a.words().Must(say.L("key.rotated", say.A("file", o.Key), say.A("former", former), say.A("n", n))))
	return nil
}
