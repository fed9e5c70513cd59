// A Go program for `cargo xtask real`: `work` prints what goroutines, channels and timers compute, the same on every
// system; `serve` answers HTTP on the listening socket that it finds as descriptor 3.
package main

import (
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"sort"
	"strings"
	"sync"
	"sync/atomic"
	"syscall"
	"time"
)

func main() {
	switch {
	case len(os.Args) == 3 && os.Args[1] == "work":
		work(os.Args[2])
	case len(os.Args) == 2 && os.Args[1] == "serve":
		if err := serve(); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	default:
		fmt.Fprintln(os.Stderr, "work DIRECTORY or serve")
		os.Exit(2)
	}
}

// generate sends the numbers from 2 on; filter passes on those that a prime does not divide.
func generate(numbers chan<- int) {
	for number := 2; ; number++ {
		numbers <- number
	}
}

func filter(from <-chan int, to chan<- int, prime int) {
	for number := range from {
		if number%prime != 0 {
			to <- number
		}
	}
}

func sieve(count int) int {
	numbers := make(chan int)
	go generate(numbers)
	last := 0
	for range count {
		last = <-numbers
		next := make(chan int)
		go filter(numbers, next, last)
		numbers = next
	}
	return last
}

func sum(goroutines int) (int, int64) {
	var (
		group sync.WaitGroup
		mutex sync.Mutex
		plain int
		total atomic.Int64
	)
	for number := range goroutines {
		group.Go(func() {
			runtime.Gosched()
			total.Add(int64(number))
			mutex.Lock()
			defer mutex.Unlock()
			plain += number
		})
	}
	group.Wait()
	return plain, total.Load()
}

// sleepers are started in the wrong order and wake in the right one.
func sleepers() []int {
	woken := make(chan int)
	for _, turn := range []int{3, 1, 4, 0, 2} {
		go func() {
			time.Sleep(time.Duration(turn) * 60 * time.Millisecond)
			woken <- turn
		}()
	}
	var order []int
	for range 5 {
		order = append(order, <-woken)
	}
	return order
}

// ticks says whether five ticks of 10 ms took as long as they should.
func ticks() string {
	start := time.Now()
	ticker := time.NewTicker(10 * time.Millisecond)
	defer ticker.Stop()
	for range 5 {
		<-ticker.C
	}
	took := time.Since(start)
	if took < 49*time.Millisecond || took > 5*time.Second {
		return fmt.Sprint("wrong: ", took)
	}
	return "right"
}

func deadline() error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Millisecond)
	defer cancel()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-time.After(10 * time.Second):
		return errors.New("the deadline was missed")
	}
}

func recovered() (message string) {
	defer func() { message = fmt.Sprint(recover()) }()
	var none []int
	return fmt.Sprint(none[len(os.Args)])
}

// hashes reads every file of a directory, each in a goroutine of its own, eight at a time.
func hashes(directory string) ([]string, error) {
	var (
		group  sync.WaitGroup
		mutex  sync.Mutex
		lines  []string
		places = make(chan struct{}, 8)
	)
	err := filepath.WalkDir(directory, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || !entry.Type().IsRegular() {
			return err
		}
		group.Go(func() {
			places <- struct{}{}
			defer func() { <-places }()
			line := path + ": "
			if data, err := os.ReadFile(path); err != nil {
				line += err.Error()
			} else {
				line += fmt.Sprintf("%x", sha256.Sum256(data))
			}
			mutex.Lock()
			defer mutex.Unlock()
			lines = append(lines, line)
		})
		return nil
	})
	group.Wait()
	sort.Strings(lines)
	return lines, err
}

func work(directory string) {
	fmt.Println("prime 500:", sieve(500))
	plain, total := sum(10000)
	fmt.Println("sum of 10000 goroutines:", plain, total)
	fmt.Println("sleepers:", sleepers())
	fmt.Println("ticks:", ticks())
	fmt.Println("deadline:", deadline())
	fmt.Println("panic:", recovered())
	_, err := os.ReadFile(filepath.Join(directory, "missing"))
	fmt.Println("missing:", errors.Is(err, fs.ErrNotExist))
	lines, err := hashes(directory)
	fmt.Println(strings.Join(lines, "\n"))
	fmt.Println("files:", len(lines), err)
}

func serve() error {
	// A listener is handed in as any socket is made: blocking. To accept from it would hold up all goroutines.
	if err := syscall.SetNonblock(3, true); err != nil {
		return err
	}
	listener, err := net.FileListener(os.NewFile(3, "listener"))
	if err != nil {
		return err
	}
	var answered atomic.Int64
	stop := make(chan struct{})
	mux := http.NewServeMux()
	mux.HandleFunc("GET /hello/{name}", func(w http.ResponseWriter, r *http.Request) {
		fmt.Fprintf(w, "hello %s\n", r.PathValue("name"))
		answered.Add(1)
	})
	mux.HandleFunc("GET /slow/{name}", func(w http.ResponseWriter, r *http.Request) {
		time.Sleep(200 * time.Millisecond)
		fmt.Fprintf(w, "slow %s\n", r.PathValue("name"))
		answered.Add(1)
	})
	mux.HandleFunc("POST /length", func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
		fmt.Fprintf(w, "%d\n", len(body))
		answered.Add(1)
	})
	mux.HandleFunc("POST /stop", func(w http.ResponseWriter, _ *http.Request) {
		fmt.Fprintf(w, "%d\n", answered.Load())
		close(stop)
	})
	server := http.Server{Handler: mux}
	down := make(chan error)
	go func() {
		<-stop
		down <- server.Shutdown(context.Background())
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	if err := <-down; err != nil {
		return err
	}
	fmt.Println("answered", answered.Load())
	return nil
}
